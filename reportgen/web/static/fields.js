// Fields as they stand on the page: one value, a list of paragraphs, a list of groups, a group.
import { api, clear, make, tellError } from "./base.js";
import { grid, isGrid } from "./grids.js";
import { fits, newId, typed } from "./inputs.js";

function control(node, id) {
  if (node.options) {
    const options = [make("option", { value: "", text: "（没有填）" })];
    for (const each of node.options) options.push(make("option", { value: each, text: each }));
    return make("select", { id }, ...options);
  }
  if (node.kind === "text") return make("textarea", { id, rows: node.long ? 3 : 1, spellcheck: "false" });
  return make("input", { id, autocomplete: "off", inputmode: node.kind === "amount" ? "decimal" : null, class: "short" });
}

export function lastText(value) {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(lastText).filter(Boolean).join("\n");
  if (typeof value === "object") return Object.keys(value).map((key) => lastText(value[key])).filter(Boolean).join("　");
  return String(value);
}

function lastYears(form, node, path, take) {
  const value = node.kind === "year" ? "" : form.unit.lastYears(path);
  const text = lastText(value);
  if (!text) return null;
  const held = make("div", { class: "last" }, make("span", { class: "last-name", text: "上年" }));
  const short = text.length > 60;
  if (short) held.append(make("details", {}, make("summary", { text: `${text.slice(0, 40)}…` }), make("div", { class: "last-text", text })));
  else held.append(make("span", { class: "last-text", text }));
  if (take) held.append(make("button", { type: "button", class: "link", text: "照用", "aria-label": `照用上年的${node.label}`, on: { click: () => take(value) } }));
  return held;
}

export function help(node) {
  const example = node.example ? `　例：${node.example}` : "";
  return make("p", { class: "help", text: `${node.about || ""}${example}` });
}

function caption(node, id, tag) {
  const unit = node.unit ? make("span", { class: "unit", text: `（${node.unit}）` }) : null;
  const star = node.required ? make("span", { class: "star", text: "必填", title: "必填" }) : null;
  return make(tag || "label", tag ? { id } : { for: id }, node.label, unit, star);
}

function single(form, node, path) {
  const id = newId();
  const input = control(node, id);
  const about = help(node);
  about.id = `${id}-help`;
  input.setAttribute("aria-describedby", about.id);
  if (node.required) input.setAttribute("aria-required", "true");
  const read = () => {
    const value = form.unit.get(path);
    const text = value === null || value === undefined ? "" : typeof value === "object" ? lastText(value) : String(value);
    if (node.options && text && !node.options.includes(text)) input.append(make("option", { value: text, text: `${text}（不是选项）` }));
    input.value = text;
  };
  const take = (value) => {
    form.unit.change(path, value);
    if (input.tagName === "TEXTAREA") fits(input);
  };
  read();
  typed(input, take);
  if (node.options) input.addEventListener("change", () => take(input.value));
  input.addEventListener("focus", () => form.focused(path, input.value));
  if (input.tagName === "TEXTAREA") requestAnimationFrame(() => fits(input));
  const useLast = (value) => {
    input.value = lastText(value);
    take(input.value);
    input.focus();
  };
  const held = make("div", { class: "field" }, caption(node, id), input, about, lastYears(form, node, path, useLast), form.notes.place(path, input));
  form.draws(path, read);
  return held;
}

function itemButtons(move, remove, name) {
  const button = (text, label, act) => make("button", { type: "button", class: "tiny", text, "aria-label": `${label}${name}`, title: label, on: { click: act } });
  return make("span", { class: "item-buttons" }, button("↑", "上移", () => move(-1)), button("↓", "下移", () => move(1)), button("✕", "删去", remove));
}

// Lines that were pasted become items on the server, which knows the numbers before them.
async function pastedItems(form, path, text) {
  const answer = await api("pasted", { data: { file: form.unit.file, form: form.unit.form, path: path.filter((step) => typeof step === "string"), text } });
  return answer.items;
}

function takesPaste(form, path, input, at, isWhole) {
  input.addEventListener("paste", async (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/\S[\s\S]*\n\s*\S/.test(text)) return;
    event.preventDefault();
    try {
      const items = await pastedItems(form, path, text);
      const held = (form.unit.get(path) || []).slice();
      const replaces = isWhole(held[at]) ? 1 : 0;
      held.splice(replaces ? at : at + 1, replaces, ...items);
      form.unit.change(path, held);
      form.redraw(path);
    } catch (error) {
      tellError(error);
    }
  });
}

function list(form, node, path, draw, blank) {
  const id = newId();
  const items = make("div", { class: "items" });
  const held = make("div", { class: "field", role: "group", "aria-labelledby": id }, caption(node, id, "h3"), help(node));
  const last = (value) => {
    form.unit.change(path, value);
    form.redraw(path);
  };
  const show = () => {
    const values = form.unit.get(path) || [];
    clear(items);
    values.forEach((value, at) => items.append(item(at)));
  };
  const isDeep = Boolean(node.element.fields);
  const item = (at) => {
    const name = `第${at + 1}项`;
    const change = (act) => {
      const values = (form.unit.get(path) || []).slice();
      act(values);
      form.unit.change(path, values);
      form.redraw(path);
    };
    const move = (by) => {
      const values = form.unit.get(path) || [];
      if (at + by < 0 || at + by >= values.length) return;
      change((each) => each.splice(at + by, 0, each.splice(at, 1)[0]));
      const next = items.children[at + by];
      const button = next && next.querySelectorAll(".tiny")[by < 0 ? 0 : 1];
      if (button) button.focus();
    };
    const remove = () => {
      change((each) => each.splice(at, 1));
      const next = items.children[Math.min(at, items.children.length - 1)] || adds;
      const target = next.querySelector ? next.querySelector("textarea, input") || adds : adds;
      target.focus();
    };
    return make("div", { class: isDeep ? "item deep" : "item" }, make("span", { class: "item-number", text: at + 1, "aria-hidden": "true" }), draw(at, name), itemButtons(move, remove, name));
  };
  const adds = make("button", {
    type: "button",
    class: "add",
    text: "＋ 加一项",
    "aria-label": `${node.label}加一项`,
    on: {
      click: () => {
        form.unit.change(path, (form.unit.get(path) || []).concat([blank()]));
        form.redraw(path);
        const inputs = items.lastChild ? items.lastChild.querySelectorAll("textarea, input") : [];
        if (inputs.length) inputs[0].focus();
      },
    },
  });
  held.append(items, adds, make("span", { class: "quiet small", text: "　可以一次粘贴几段" }));
  const before = lastYears(form, node, path, last);
  if (before) held.append(before);
  held.append(form.notes.place(path, adds));
  show();
  form.draws(path, () => {
    show();
    form.notes.show();
  });
  return held;
}

function texts(form, node, path) {
  const draw = (at, name) => {
    const area = make("textarea", { rows: 1, "aria-label": `${node.label}${name}`, spellcheck: "false" });
    area.value = (form.unit.get(path) || [])[at] || "";
    typed(area, (value) => {
      form.unit.change(path.concat(at), value);
      fits(area);
    });
    takesPaste(form, path, area, at, (value) => !value || area.selectionEnd - area.selectionStart === value.length);
    area.addEventListener("focus", () => form.focused(path.concat(at), area.value));
    requestAnimationFrame(() => fits(area));
    return make("div", { class: "item-body" }, area, form.notes.place(path.concat(at), area));
  };
  return list(form, node, path, draw, () => "");
}

function items(form, node, path) {
  const draw = (at, name) => {
    const body = make("div", { class: "item-body", role: "group", "aria-label": `${node.label}${name}` });
    for (const inner of node.element.fields) body.append(field(form, inner, path.concat(at, inner.label)));
    const first = body.querySelector("textarea, input");
    const isBlank = (value) => !value || Object.keys(value).every((key) => !value[key] || !value[key].length);
    if (first) takesPaste(form, path, first, at, isBlank);
    body.append(form.notes.place(path.concat(at)));
    return body;
  };
  return list(form, node, path, draw, () => ({}));
}

function waivers(form, node, path) {
  const rows = make("div", { class: "items" });
  const show = () => {
    clear(rows);
    const held = form.unit.get(path) || {};
    for (const key of Object.keys(held)) {
      const reason = make("textarea", { rows: 1, "aria-label": `${key}的理由` });
      reason.value = held[key];
      typed(reason, (value) => form.unit.set(path, Object.assign({}, form.unit.get(path), { [key]: value })));
      const remove = () => {
        const rest = Object.assign({}, form.unit.get(path));
        delete rest[key];
        form.unit.set(path, rest);
        show();
      };
      rows.append(make("div", { class: "item" }, make("div", { class: "item-body" }, make("b", { text: key }), reason), make("button", { type: "button", class: "tiny", text: "✕", "aria-label": `不豁免 ${key}`, on: { click: remove } })));
    }
    if (!rows.firstChild) rows.append(make("p", { class: "quiet", text: "没有豁免。检查结果旁边有“豁免…”，写明理由就加到这里。" }));
  };
  show();
  form.draws(path, show);
  return make("div", { class: "field" }, make("h3", { text: node.label }), help(node), rows, form.notes.place(path));
}

export function group(form, node, path, isOuter) {
  const held = make("div", { class: isOuter ? "group" : "group inner", role: "group", "aria-label": node.label });
  if (!isOuter) held.append(make("h3", { text: node.label }), help(node));
  for (const inner of node.fields) held.append(field(form, inner, path.concat(inner.label)));
  held.append(form.notes.place(path));
  return held;
}

export function field(form, node, path) {
  if (isGrid(node)) return grid(form, node, path);
  if (node.kind === "mapping") return waivers(form, node, path);
  if (node.shape === "texts") return texts(form, node, path);
  if (node.element) return items(form, node, path);
  if (node.fields) return group(form, node, path, false);
  return single(form, node, path);
}
