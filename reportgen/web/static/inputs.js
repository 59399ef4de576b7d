// What every control does: an id of its own, a height that fits, and what is typed in it.

let count = 0;
export const newId = () => `f${(count += 1)}`;

export const fits = (area) => {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 520)}px`;
};

// Calls back with what is typed, but not in the middle of an input method's composition.
export function typed(input, take) {
  let composes = false;
  input.addEventListener("compositionstart", () => {
    composes = true;
  });
  input.addEventListener("compositionend", () => {
    composes = false;
    take(input.value);
  });
  input.addEventListener("input", (event) => {
    if (!composes && !event.isComposing) take(input.value);
  });
}
