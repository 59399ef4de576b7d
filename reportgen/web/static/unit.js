// One unit's data: what is filled in, what is not saved yet, how to go back.
// Each change is put into the browser's own store at once and sent at the next pause, with what
// the field was before: so nothing is lost when the page, the server or the machine goes, and
// nobody's text is written over.
import { ApiError, api } from "./base.js";

// How long nothing is typed until it is sent: twice as long as the server took the last time.
const SHORTEST = 120;
const LONGEST = 800;
const AGAIN = 2000;
const SAME_EDIT = 1200;

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
// Nothing filled in: nothing at all, or a group or list with nothing in it.
export const isEmpty = (value) =>
  value === null || value === undefined || value === "" ||
  (typeof value === "object" && Object.keys(value).every((key) => isEmpty(value[key])));
const isNothing = (value) => value === null || value === undefined || value === "";
export const isSame = (one, other) =>
  (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);

export function textOf(path) {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step + 1}]`;
    else text += text ? `.${step}` : step;
  }
  return text;
}

function at(tree, path) {
  let value = tree;
  for (const step of path) value = value === null || typeof value !== "object" ? undefined : value[step];
  return value;
}

function put(tree, path, value) {
  let inner = tree;
  for (const step of path.slice(0, -1)) {
    if (inner[step] === null || typeof inner[step] !== "object") inner[step] = {};
    inner = inner[step];
  }
  inner[path[path.length - 1]] = value;
}

export class Unit {
  constructor(file, form) {
    this.file = file;
    this.form = form;
    this.window = Math.random().toString(36).slice(2);
    this.key = `unsaved:${location.pathname}:${file}`;
    this.pending = new Map();
    this.done = [];
    this.undone = [];
    this.listeners = {};
    this.isSaving = false;
    this.timer = 0;
    this.pause = SHORTEST;
  }

  on(name, listener) {
    (this.listeners[name] = this.listeners[name] || []).push(listener);
  }

  say(name, data) {
    for (const listener of this.listeners[name] || []) listener(data);
  }

  async load() {
    const answer = await api("unit", { query: { file: this.file, form: this.form, window: this.window } });
    this.version = answer.version;
    this.fields = answer.fields;
    this.base = copy(answer.fields);
    this.last = answer.last;
    this.takeUp();
    return answer;
  }

  // What was typed and never reached the file, from before the page was closed.
  takeUp() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key) || "[]");
    } catch (error) {
      kept = [];
    }
    for (const each of kept) {
      if (isSame(at(this.base, each.path), each.value)) continue;
      this.pending.set(textOf(each.path), each);
      put(this.fields, each.path, copy(each.value));
    }
    if (this.pending.size) {
      this.say("restored", this.pending.size);
      this.schedule(0);
    } else {
      this.keep();
    }
  }

  keep() {
    const held = Array.from(this.pending.values());
    try {
      if (held.length) localStorage.setItem(this.key, JSON.stringify(held));
      else localStorage.removeItem(this.key);
    } catch (error) {
      this.say("state", { text: "浏览器的存储满了，请不要关页面", wrong: true });
    }
  }

  get(path) {
    return at(this.fields, path);
  }

  lastYears(path) {
    return path.some((step) => typeof step === "number") ? undefined : at(this.last, path);
  }

  // A field inside a list is written with its whole list: positions are no names.
  change(path, value) {
    const end = path.findIndex((step) => typeof step === "number");
    if (end < 0) {
      this.set(path, value);
      return;
    }
    const outer = path.slice(0, end);
    const held = copy(this.get(outer)) || [];
    put({ held }, ["held"].concat(path.slice(end)), value);
    this.set(outer, held);
  }

  set(path, value, isUndo) {
    const before = copy(this.get(path));
    if (isSame(before, value)) return;
    if (!isUndo) this.remember(path, before);
    put(this.fields, path, copy(value));
    const key = textOf(path);
    const known = this.pending.get(key);
    const was = known ? known.was : at(this.base, path);
    this.pending.set(key, { path, was: was === undefined ? null : copy(was), value: copy(value) });
    this.keep();
    this.say("state", { text: "未保存…" });
    this.say("changed", { path });
    this.schedule(this.pause);
  }

  remember(path, before) {
    const now = Date.now();
    const top = this.done[this.done.length - 1];
    if (top && textOf(top.path) === textOf(path) && now - top.when < SAME_EDIT) top.when = now;
    else this.done.push({ path, before: before === undefined ? null : before, when: now });
    if (this.done.length > 300) this.done.shift();
    this.undone = [];
    this.tellSteps();
  }

  undo() {
    this.go(this.done, this.undone);
  }

  redo() {
    this.go(this.undone, this.done);
  }

  // One step back or forth: what the field is now goes to where it can be had again.
  go(from, to) {
    const top = from.pop();
    if (!top) return;
    const now = this.get(top.path);
    to.push({ path: top.path, before: now === undefined ? null : copy(now), when: 0 });
    this.tellSteps();
    this.set(top.path, top.before, true);
    this.say("went", top.path);
  }

  tellSteps() {
    this.say("steps", { back: this.done.length, forth: this.undone.length });
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  async save(isLeaving) {
    if (!this.pending.size || (this.isSaving && !isLeaving)) return;
    this.isSaving = true;
    const sent = Array.from(this.pending.values()).map(copy);
    const data = { file: this.file, form: this.form, version: this.version, window: this.window, changes: sent };
    const begun = Date.now();
    try {
      const answer = await api("save", { data, leaving: isLeaving });
      this.pause = Math.max(SHORTEST, Math.min(LONGEST, 2 * (Date.now() - begun)));
      this.accept(answer, sent);
    } catch (error) {
      this.isSaving = false;
      if (!(error instanceof ApiError)) throw error;
      this.refuse(error);
      return;
    }
    this.isSaving = false;
    if (this.pending.size) this.schedule(this.pause);
  }

  accept(answer, sent) {
    this.version = answer.version;
    for (const each of sent) {
      put(this.base, each.path, copy(each.value));
      const key = textOf(each.path);
      const now = this.pending.get(key);
      if (now && isSame(now.value, each.value)) this.pending.delete(key);
      else if (now) now.was = copy(each.value);
    }
    this.keep();
    if (answer.fields) this.takeIn(answer.fields);
    this.say("state", { text: this.pending.size ? "未保存…" : "已保存" });
    this.say("checked", answer);
  }

  // Somebody else has changed other fields: they are shown here too.
  takeIn(fields) {
    this.base = copy(fields);
    const mine = Array.from(this.pending.values());
    this.fields = copy(fields);
    for (const each of mine) put(this.fields, each.path, copy(each.value));
    this.say("redraw", null);
  }

  refuse(error) {
    const data = error.data || {};
    if (error.status === 409 && data.conflicts) {
      this.version = data.version;
      this.base = copy(data.fields);
      this.say("state", { text: "没有保存：同一栏别处也改了", wrong: true });
      this.say("conflict", data.conflicts);
      return;
    }
    if (error.status === 0 || error.status >= 500) {
      this.say("state", { text: "没有保存：连不上程序，连上后自动再存，内容留在浏览器里", wrong: true });
      this.schedule(AGAIN);
      return;
    }
    this.say("state", { text: `没有保存：${error.message}`, wrong: true });
    this.say("refused", error);
  }

  // mine: whether what is typed here counts, or what is in the file.
  settle(conflict, mine) {
    const key = textOf(conflict.path);
    const known = this.pending.get(key);
    if (mine && known) {
      known.was = copy(conflict.theirs);
    } else {
      this.pending.delete(key);
      put(this.fields, conflict.path, copy(conflict.theirs));
      this.say("redraw", conflict.path);
    }
    this.keep();
  }

  async look() {
    const answer = await api("look", { data: { file: this.file, window: this.window } });
    this.say("others", answer.others);
    if (answer.version !== this.version && !this.pending.size && !this.isSaving) {
      const now = await api("unit", { query: { file: this.file, form: this.form, window: this.window } });
      if (this.pending.size || this.isSaving) return;
      this.version = now.version;
      this.takeIn(now.fields);
      this.say("checked", now);
    }
  }

  leave() {
    this.save(true);
    api("look", { data: { file: this.file, window: this.window, leaves: true }, leaving: true }).catch(() => {});
  }
}
