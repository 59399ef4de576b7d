// What every page uses: making elements, calling the server, telling the reader.

export const byId = (id) => document.getElementById(id);

export function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  const given = attributes || {};
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (name === "on") {
      for (const event of Object.keys(value)) made.addEventListener(event, value[event]);
    } else if (name === "text") {
      made.textContent = value;
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

export function clear(element, ...children) {
  while (element.firstChild) element.removeChild(element.firstChild);
  for (const child of children) if (child) element.append(child);
}

export class ApiError extends Error {
  constructor(status, data) {
    super(data.error || "程序没有回答");
    this.status = status;
    this.data = data;
  }
}

let signature = (document.querySelector("meta[name=signature]") || {}).content || "";

function address(name, query) {
  const words = Object.keys(query || {}).filter((key) => query[key] !== "");
  const pairs = words.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(query[key])}`);
  return `api/${name}${pairs.length ? "?" : ""}${pairs.join("&")}`;
}

export const addressOf = address;

// options: query, data (sent as JSON), file (sent as it is), leaving
export async function api(name, options) {
  const asked = options || {};
  const sends = asked.data !== undefined || asked.file !== undefined;
  for (let attempt = 0; ; attempt += 1) {
    let response;
    try {
      response = await fetch(address(name, asked.query), {
        method: sends ? "POST" : "GET",
        credentials: "same-origin",
        keepalive: Boolean(asked.leaving),
        headers: sends ? { "x-reportgen": signature } : {},
        body: asked.file !== undefined ? asked.file : sends ? JSON.stringify(asked.data) : undefined,
      });
    } catch (error) {
      throw new ApiError(0, { error: "连不上程序" });
    }
    let data;
    try {
      data = await response.json();
    } catch (error) {
      throw new ApiError(0, { error: "程序的回答没有收全" });
    }
    if (response.ok) return data;
    if (data.login) location.assign("login");
    if (!data.renew || attempt > 0) throw new ApiError(response.status, data);
    signature = (await (await fetch("api/session", { credentials: "same-origin" })).json()).signature;
  }
}

// A file that the server makes: saved once it is there, or told why not.
export async function saveAs(name, query, told) {
  tell(told);
  const response = await fetch(address(name, query), { credentials: "same-origin" }).catch(() => null);
  if (!response || !response.ok) {
    const data = response ? await response.json().catch(() => ({})) : { error: "连不上程序" };
    throw new ApiError(response ? response.status : 0, data);
  }
  const words = /filename\*=UTF-8''([^;]*)/.exec(response.headers.get("content-disposition") || "");
  const link = make("a", { href: URL.createObjectURL(await response.blob()), download: words ? decodeURIComponent(words[1]) : "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const note = response.headers.get("x-reportgen-note");
  tell(note ? decodeURIComponent(note) : "", Boolean(note));
}

let telling;
export function tell(text, isWrong) {
  const told = byId("told");
  told.textContent = text;
  told.className = text ? (isWrong ? "shown wrong" : "shown") : "";
  clearTimeout(telling);
  if (text && !isWrong) telling = setTimeout(() => tell(""), 6000);
}

export function tellError(error) {
  const found = error.data && error.data.findings && error.data.findings[0];
  tell(found && found.suggestion ? `${error.message}。${found.suggestion}` : error.message, true);
}

export function busy(button, work) {
  button.disabled = true;
  return Promise.resolve(work())
    .catch(tellError)
    .then(() => {
      button.disabled = false;
    });
}

export const queryOf = (name) => new URLSearchParams(location.search).get(name) || "";

// A place that takes a file: dropped on it, or chosen with Enter or a click.
export function dropPlace(place, input, take) {
  const choose = () => input.click();
  place.addEventListener("click", choose);
  place.addEventListener("keydown", (event) => {
    if (event.target === place && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose();
    }
  });
  input.addEventListener("click", (event) => event.stopPropagation());
  input.addEventListener("change", () => {
    if (input.files.length) take(input.files[0]);
    input.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
  for (const name of ["dragover", "drop"]) {
    window.addEventListener(name, (event) => event.preventDefault());
  }
}

export function formChoice(select, forms, chosen, otherwise) {
  clear(select);
  for (const each of forms) {
    const label = `${each.kind} ${each.name}（${each.title}，${each.years}）`;
    select.append(make("option", { value: each.name, text: label }));
  }
  select.value = forms.some((each) => each.name === chosen) ? chosen : otherwise;
}

const leave = byId("leave");
if (leave) {
  leave.addEventListener("click", () => api("logout", { data: {} }).then(() => location.assign("login")));
}
