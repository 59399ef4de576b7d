"""A picture file made ready for a document: turned, scaled, and without what the camera noted."""

from __future__ import annotations

import io
import os
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import system_reason

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 220
"""The resolution of pictures at most, as Word has it for printing."""

MAX_FILE_BYTES = 50_000_000
MAX_PIXELS = 100_000_000
"""How large a picture may be: a telephone takes 12 to 50 million pixels."""

_MAX_BYTES = 300_000
"""What a picture takes in a document at most, unless it says nothing at that."""

_QUALITIES = (85, 75, 65, 50, 40)
_HEIC, _HEIF = (".heic", ".heif"), b"ftyp"
_SCREEN_DPI, _MILLIMETRES = 96, 25.4
"""A small picture is shown as large as on a screen, and not blown up."""

_SAVE_AS = "用画图或手机把它另存为 JPEG 再用"
_OUTSIDE = "图片不在数据文件所在的文件夹里"


class PictureError(ValueError):
    """A picture can't be used; message and ``advice`` are Chinese sentences."""

    def __init__(self, message: str, advice: str) -> None:
        self.advice = advice
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it goes into a document: its file, and its size in pixels."""

    content: bytes
    width: int
    height: int

    def fitted(self, width: float, height: float) -> float:
        """Return how wide it is shown in a room of such a size, all in millimetres."""
        natural = self.width * _MILLIMETRES / _SCREEN_DPI
        return min(width, height * self.width / self.height, natural)


def picture_path(folder: Path, name: str) -> Path:
    """Return the file that a data file in a folder names; raises PictureError for one outside.

    A data file that somebody handed in must not bring files of this computer into a report.
    """
    advice = (
        f"把图片放进“{folder.name or '.'}”文件夹（可以放在里面的文件夹里），写成“图片/文件名.jpg”"
    )
    name = name.strip().replace("\\", "/")
    if name.startswith("/") or name[1:2] == ":":
        raise PictureError(f"“{name}”写的是整个路径", advice)
    home = os.path.realpath(folder)
    if "\0" not in name and not os.path.lexists(os.path.join(home, name)):
        name = _as_it_is_there(home, name)
    path = os.path.realpath(os.path.join(home, name))
    if "\0" in name or os.path.commonpath([home, path]) != home:
        raise PictureError(f"{_OUTSIDE}：{name}", advice)
    return Path(path)


def _as_it_is_there(folder: str, name: str) -> str:
    """Return a path as the file system has it: small and large letters are the same to Windows.

    Nor is an accent a letter of its own, as on a Mac. What is not there stays as it is written.
    """
    found: list[str] = []
    for step in name.split("/"):
        there, alike = os.path.join(folder, *found), [step]
        if step not in ("", ".", "..") and not os.path.lexists(os.path.join(there, step)):
            try:
                alike = [each for each in os.listdir(there) if _folded(each) == _folded(step)]
            except OSError:
                return name
        if len(alike) != 1:
            return name
        found += alike
    return "/".join(found)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def read_picture(path: Path, name: str, room: tuple[float, float], dpi: int = DPI) -> PictureFile:
    """Return a picture no larger than it is printed in a room of so many millimetres.

    Raises PictureError for a file that is not there, too large, damaged or no picture.
    """
    try:
        if os.path.isdir(path):
            raise PictureError(f"“{name}”是文件夹，不是图片", "写到图片的文件名为止")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise PictureError(f"图片“{name}”超过{MAX_FILE_BYTES // 1_000_000}MB", _SAVE_AS)
        data = path.read_bytes()
    except PictureError:
        raise
    except FileNotFoundError:
        raise PictureError(
            f"没有图片“{name}”", "检查文件名和后缀，图片要与数据文件放在一起"
        ) from None
    except (OSError, ValueError) as error:
        message = f"图片“{name}”打不开{system_reason(error)}"
        raise PictureError(message, "检查文件的权限，是否被占用") from None
    return made_ready(data, name, room, dpi)


def named_picture(folder: Path, name: str, room: tuple[float, float]) -> PictureFile:
    """Return the picture that a data file in a folder names; raises PictureError."""
    return read_picture(picture_path(folder, name), name, room)


def made_ready(data: bytes, name: str, room: tuple[float, float], dpi: int = DPI) -> PictureFile:
    """Do the same for the content of a file."""
    if not data:
        raise PictureError(f"图片“{name}”是空的", "重新复制一份")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _made_ready(data, name, room, dpi)
        except PictureError:
            raise
        except MemoryError:
            raise PictureError(f"图片“{name}”太大，内存不够", _SAVE_AS) from None
        except Exception:  # Pillow's decoders raise whatever their formats make of damage
            message = f"图片“{name}”是坏的，读不出来"
            raise PictureError(message, "重新复制一份，或打开另存一次") from None


def _made_ready(data: bytes, name: str, room: tuple[float, float], dpi: int) -> PictureFile:
    image = _opened(data, name)
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width}×{image.height}"
        message = f"图片“{name}”有{size}个像素，最多{MAX_PIXELS // 10_000}万个"
        raise PictureError(message, _SAVE_AS)
    # For start-up: only pictures need it.
    from PIL import ImageOps

    width, height = (max(1, round(side / _MILLIMETRES * dpi)) for side in room)
    longest = max(width, height)
    image.draft("RGB", (longest, longest))
    image = _in_colours(ImageOps.exif_transpose(image))
    if image.width > width or image.height > height:
        image.thumbnail((width, height))
    return PictureFile(_written(image), image.width, image.height)


def _opened(data: bytes, name: str) -> Image:
    try:
        # For start-up: only pictures need it.
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        advice = "pip install 'reportgen[pictures]'"
        raise PictureError("印图片要装 Pillow，这台机器上没有", advice) from None
    formats = ["JPEG", "PNG"]
    if name.lower().endswith(_HEIC) or data[4:8] == _HEIF:
        try:
            # For start-up: only pictures need it.
            import pillow_heif
        except ImportError:
            advice = f"pip install 'reportgen[heic]'，或{_SAVE_AS}"
            raise PictureError(f"图片“{name}”是 HEIC，读它要装 pillow-heif", advice) from None
        pillow_heif.register_heif_opener()
        formats.append("HEIF")
    Image.MAX_IMAGE_PIXELS = None  # told below, for all formats alike
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError:
        message = f"“{name}”不是 JPEG、PNG 或 HEIC 图片"
        raise PictureError(message, f"检查是不是选错了文件；别的图片{_SAVE_AS}") from None


def _in_colours(image: Image) -> Image:
    """Return a picture in the colours of a screen, on white paper."""
    # For start-up: only pictures need it.
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        paper.alpha_composite(layer)
        return paper.convert("RGB")
    if image.mode in ("I;16", "I"):
        image = image.point(lambda value: value / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        image = _as_on_screen(image, profile)
    return image if image.mode in ("RGB", "L") else image.convert("RGB")


def _as_on_screen(image: Image, profile: bytes) -> Image:
    # For start-up: only pictures need it.
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        mode = "L" if image.mode == "L" else "RGB"
        if mode == "L":
            return image
        return ImageCms.profileToProfile(image, own, screen, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _written(image: Image) -> bytes:
    """Return the smaller of a PNG, as for a drawing, and a JPEG, as for a photograph.

    A new file has none of what the old one noted of place, camera and time.
    """
    # For start-up: only pictures need it.
    from PIL import Image

    plain = Image.new(image.mode, image.size)
    plain.paste(image)
    made = _saved(plain, "PNG", optimize=False)
    for quality in _QUALITIES:
        if len(made) <= _MAX_BYTES and quality != _QUALITIES[0]:
            break
        photograph = _saved(plain, "JPEG", quality=quality)
        made = min(made, photograph, key=len)
    return made


def _saved(image: Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
