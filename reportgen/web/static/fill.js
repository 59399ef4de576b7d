// 填报: the page of one unit.
import { api, busy, byId, clear, formChoice, make, queryOf, saveAs, tell, tellError } from "./base.js";
import { field, group, lastText } from "./fields.js";
import { Notes, isMissing } from "./notes.js";
import { PaperView } from "./paper.js";
import { Unit, isEmpty, textOf } from "./unit.js";

const ANNEXES = "附件";
const LOOK = 5000;

// How far a section is: what its mark shows, its kind, and the same in words.
function stateOf(findings, nothing) {
  const missing = findings.filter(isMissing).length;
  const count = (level) => findings.filter((each) => each.severity === level).length;
  const errors = count("error") - missing;
  const warnings = count("warning");
  if (errors) return [errors, "error", `${errors}个错误`];
  if (missing) return [missing, "missing", `${missing}处待填`];
  if (warnings) return [warnings, "warning", `${warnings}个警告`];
  return nothing ? ["", "", "没有填"] : ["✓", "good", "填好了"];
}

class FillPage {
  constructor(file) {
    this.file = file;
    this.unit = new Unit(file, localStorage.getItem(`form:${file}`) || queryOf("form"));
    this.notes = new Notes(this.unit);
    this.redraws = new Map();
    this.sections = [];
    this.paper = new PaperView(byId("paper"), byId("paper-note"));
    this.listen();
  }

  listen() {
    const unit = this.unit;
    unit.on("state", (state) => {
      byId("saved").textContent = state.text;
      byId("saved").className = state.wrong ? "saved wrong" : "saved";
    });
    unit.on("steps", (count) => {
      byId("undo").disabled = count.back === 0;
      byId("redo").disabled = count.forth === 0;
    });
    unit.on("changed", () => this.typedIn());
    unit.on("went", (path) => this.went(path));
    unit.on("checked", (answer) => this.checked(answer));
    unit.on("redraw", (path) => (path ? this.redraw(path) : this.drawAgain()));
    unit.on("conflict", (found) => this.decide(found));
    unit.on("restored", (count) => tell(`上次没有存上的${count}处已经补上`));
    unit.on("others", (count) => this.warn(count));
    unit.on("refused", (error) => this.refused(error));
    byId("undo").addEventListener("click", () => unit.undo());
    byId("redo").addEventListener("click", () => unit.redo());
    document.addEventListener("keydown", (event) => this.key(event));
    byId("show-paper").addEventListener("click", () => this.togglePaper());
    byId("form-choice").addEventListener("change", () => {
      localStorage.setItem(`form:${this.file}`, byId("form-choice").value);
      location.reload();
    });
    byId("exact").addEventListener("click", (event) => busy(event.target, () => saveAs("pdf", { file: this.file, form: unit.form }, "正在排版…")));
    window.addEventListener("pagehide", () => unit.leave());
    setInterval(() => unit.look().catch(() => {}), LOOK);
  }

  key(event) {
    const inText = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
    // In a text the browser itself takes back what was typed there.
    const wanted = (event.ctrlKey || event.metaKey) && !inText ? event.key.toLowerCase() : "";
    if (wanted === "z" || wanted === "y") {
      event.preventDefault();
      if (wanted === "y" || event.shiftKey) this.unit.redo();
      else this.unit.undo();
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      this.unit.save();
    }
    if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
      event.preventDefault();
      this.step(event.key === "PageDown" ? 1 : -1);
    }
  }

  async begin() {
    const answer = await this.unit.load();
    formChoice(byId("form-choice"), answer.forms, this.unit.form, answer.default);
    this.form = answer.form;
    this.printed = new Set(answer.printed);
    this.makeSections();
    this.showPaperPane(localStorage.getItem("paper") !== "off");
    this.open(queryOf("field") || this.sections[0].key, Boolean(queryOf("field")));
    this.checked(answer);
    this.warn(answer.others);
  }

  makeSections() {
    const add = (node, path, heading, some) => this.sections.push({ node, path, key: textOf(path), heading, some });
    const plain = this.form.fields.filter((node) => !node.fields && node.kind === "year");
    for (const node of this.form.fields) {
      if (node.kind === "year") continue;
      const parts = node.fields || [];
      const isSplit = parts.length > 1 && parts.every((each) => each.fields || each.element);
      if (isSplit) parts.forEach((each, at) => add(each, [node.label, each.label], at === 0 ? node.label : "", node.some && node.label !== ANNEXES));
      else add(node, [node.label], "", node.some && node.label !== ANNEXES);
    }
    this.sections[0].before = plain;
    const held = byId("sections");
    clear(held);
    const rest = make("details", {}, make("summary", { text: "这份表样不印的" }));
    for (const each of this.sections) {
      const isRest = each.some && !this.printed.has(each.node.label) && isEmpty(this.unit.get(each.path));
      each.mark = make("span", { class: "mark" });
      each.link = make("button", { type: "button", class: each.path.length > 1 ? "inner" : "", on: { click: () => this.open(each.key) } }, each.node.label, each.mark);
      if (isRest) {
        rest.append(each.link);
        continue;
      }
      if (each.heading) held.append(make("span", { class: "nav-heading", text: each.heading }));
      held.append(each.link);
    }
    if (rest.children.length > 1) held.append(rest);
  }

  open(path, focuses) {
    const found = this.sections.filter((each) => path === each.key || path.startsWith(`${each.key}.`) || path.startsWith(`${each.key}[`));
    const section = found[0] || this.sections[0];
    this.drawSection(section);
    if (!focuses) {
      byId("form").scrollTop = 0;
      return;
    }
    const key = this.notes.nearest(path);
    const input = this.notes.inputs.get(key) || (this.notes.places.get(key) || byId("form")).parentElement.querySelector("input, textarea, select, button");
    if (input) {
      input.scrollIntoView({ block: "center" });
      input.focus();
    }
  }

  drawSection(section) {
    this.current = section;
    this.redraws.clear();
    this.notes.forget();
    for (const each of this.sections) {
      if (each === section) each.link.setAttribute("aria-current", "true");
      else each.link.removeAttribute("aria-current");
    }
    const held = byId("form");
    clear(held, make("h1", { text: section.node.label }), make("p", { class: "help", text: section.node.about }));
    for (const node of section.before || []) held.append(field(this, node, [node.label]));
    held.append(section.node.fields && !section.node.shape.match(/row|matrix/) ? group(this, section.node, section.path, true) : field(this, section.node, section.path));
    const at = this.sections.indexOf(section);
    const next = this.sections[at + 1];
    if (next) held.append(make("button", { type: "button", class: "main next", text: `下一栏：${next.node.label}`, on: { click: () => this.step(1) } }));
    this.notes.show();
  }

  // After somebody else's changes came in: the reader stays where the cursor was.
  drawAgain() {
    const form = byId("form");
    const top = form.scrollTop;
    const had = form.contains(document.activeElement);
    this.drawSection(this.current);
    form.scrollTop = top;
    const input = had ? this.notes.inputs.get(this.path) : null;
    if (input) input.focus({ preventScroll: true });
  }

  step(by) {
    const next = this.sections[this.sections.indexOf(this.current) + by];
    if (!next) return;
    this.open(next.key);
    const first = byId("form").querySelector("input, textarea, select, button");
    if (first) first.focus();
  }

  // For what draws fields: how to draw one again, and one inside another.
  draws(path, act) {
    this.redraws.set(textOf(path), act);
  }

  field(node, path) {
    return field(this, node, path);
  }

  redraw(path) {
    const steps = path.slice();
    while (steps.length) {
      const act = this.redraws.get(textOf(steps));
      if (act) {
        act();
        return;
      }
      steps.pop();
    }
    this.drawSection(this.current);
  }

  // After a step back or forth: what came of it is shown, wherever it stands.
  went(path) {
    const text = textOf(path);
    if (text === this.current.key || text.startsWith(`${this.current.key}.`)) this.redraw(path);
    else this.open(text, true);
  }

  focused(path, value) {
    this.path = textOf(path);
    this.paper.follow(value, path.filter((step) => typeof step === "string"));
  }

  // What is typed is followed to where it will be printed.
  typedIn() {
    const input = document.activeElement;
    if (byId("form").contains(input) && typeof input.value === "string" && input.tagName !== "BUTTON") this.paper.edited(input.value);
  }

  checked(answer) {
    this.notes.take(answer);
    this.notes.showLoose(byId("loose"), this.form.fields.map((node) => node.label));
    byId("unit-name").textContent = answer.title || this.file;
    document.title = `填报 ${answer.title || this.file}`;
    byId("to-check").href = `check?file=${encodeURIComponent(this.file)}`;
    for (const section of this.sections) {
      const inside = answer.findings.filter((each) => each.path === section.key || each.path.startsWith(`${section.key}.`) || each.path.startsWith(`${section.key}[`) || (section.before && each.path === "年度"));
      const [text, kind, name] = stateOf(inside, isEmpty(this.unit.get(section.path)));
      section.mark.textContent = text;
      section.mark.className = `mark ${kind}`;
      section.mark.setAttribute("aria-label", name);
      section.mark.title = name;
    }
    if (!byId("paper-pane").hidden) this.paper.show({ file: this.file, form: this.unit.form, v: answer.version });
  }

  warn(count) {
    const warning = byId("warn");
    warning.hidden = count === 0;
    warning.textContent = count ? "另一个窗口也打开了这一份。不同的栏目会合在一起；同一栏两边都改了，会问用哪一边的。" : "";
  }

  decide(found) {
    const card = byId("conflict");
    card.hidden = false;
    const choose = (conflict, mine) => {
      this.unit.settle(conflict, mine);
      const rest = found.filter((each) => each !== conflict);
      if (rest.length) this.decide(rest);
      else {
        card.hidden = true;
        this.unit.save();
      }
    };
    const rows = found.map((each) =>
      make(
        "div",
        { class: "conflict-row" },
        make("h3", { text: textOf(each.path) }),
        make("div", { class: "sides" }, make("div", {}, make("b", { text: "这里填的" }), make("p", { text: lastText(each.mine) || "（空）" }), make("button", { type: "button", text: "用这里的", on: { click: () => choose(each, true) } })), make("div", {}, make("b", { text: "文件里现在的" }), make("p", { text: lastText(each.theirs) || "（空）" }), make("button", { type: "button", text: "用文件里的", on: { click: () => choose(each, false) } }))),
      ),
    );
    clear(card, make("h2", { id: "conflict-title", text: "同一栏别处也改了，两边都没有丢，选一边" }), ...rows);
    card.querySelector("button").focus();
  }

  refused(error) {
    const found = (error.data.findings || [])[0];
    tellError(error);
    if (!found || !found.suggestion.includes("整理写法")) return;
    const button = make("button", { type: "button", text: "整理写法（原来的留作 .bak）" });
    button.addEventListener("click", () =>
      api("tidy", { data: { file: this.file, form: this.unit.form } })
        .then((answer) => {
          this.unit.version = answer.version;
          tell("");
          return this.unit.save();
        })
        .catch(tellError),
    );
    byId("told").append(" ", button);
  }

  togglePaper() {
    const shows = byId("paper-pane").hidden;
    localStorage.setItem("paper", shows ? "on" : "off");
    this.showPaperPane(shows);
    if (shows) this.paper.show({ file: this.file, form: this.unit.form });
  }

  showPaperPane(shows) {
    byId("paper-pane").hidden = !shows;
    byId("show-paper").setAttribute("aria-pressed", String(shows));
  }
}

const page = new FillPage(queryOf("file"));
page.begin().catch(tellError);
