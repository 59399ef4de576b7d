// What is said beside a field: findings as they come, values that are computed, waivers.
import { clear, make } from "./base.js";
import { textOf } from "./unit.js";

const WAIVERS = "检查豁免";

// What still has to be filled in is no mistake yet, and its line in the file tells nobody here.
export const isMissing = (finding) => finding.rule === "C03";
export const spoken = (finding) => {
  if (!isMissing(finding)) return { level: finding.level, text: finding.message, advice: finding.suggestion };
  const where = finding.message.split("，").slice(1).join("，");
  return { level: "待填", text: where ? `还没有填，${where}` : "还没有填", advice: "" };
};

export class Notes {
  constructor(unit) {
    this.unit = unit;
    this.places = new Map(); // text of a path → where findings stand
    this.inputs = new Map(); // text of a path → what takes the focus
    this.findings = [];
    this.values = {};
    this.told = {};
  }

  forget() {
    this.places.clear();
    this.inputs.clear();
  }

  // Returns the element for findings of a field, and ties it to the input for screen readers.
  place(path, input) {
    const key = textOf(path);
    const held = make("div", { class: "notes", id: `notes-${this.places.size}` });
    this.places.set(key, held);
    if (input) {
      this.inputs.set(key, input);
      input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${held.id}`.trim());
    }
    return held;
  }

  take(answer) {
    this.findings = answer.findings;
    this.values = answer.values;
    this.told = answer.notes;
    this.show();
  }

  nearest(path) {
    let text = path;
    while (text) {
      if (this.places.has(text)) return text;
      const cut = Math.max(text.lastIndexOf("."), text.lastIndexOf("["));
      text = cut > 0 ? text.slice(0, cut) : "";
    }
    return "";
  }

  show() {
    const groups = new Map();
    for (const finding of this.findings) {
      const key = this.nearest(finding.path);
      if (key) groups.set(key, (groups.get(key) || []).concat(finding));
    }
    this.places.forEach((element, key) => {
      const lines = (groups.get(key) || []).map((finding) => this.line(finding));
      const told = this.told[key] ? make("p", { class: "told", text: this.told[key] }) : null;
      clear(element, told, ...lines);
      const input = this.inputs.get(key);
      if (input) {
        const isWrong = (groups.get(key) || []).some((each) => each.severity === "error" && !isMissing(each));
        if (isWrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    });
    this.inputs.forEach((input, key) => {
      if (input.dataset.computed !== undefined) {
        input.placeholder = this.values[key] ? `= ${this.values[key].replace("万元", "")}` : "自动";
        input.title = "不填就由程序算出";
      }
    });
  }

  // What is wrong with the file and belongs to no field, such as a label that the form hasn't.
  showLoose(element, labels) {
    const loose = this.findings.filter((each) => each.severity !== "info" && !labels.includes(each.path.split(/[.[]/)[0]));
    clear(element, ...loose.map((each) => this.line(each, each.place)));
    element.hidden = !loose.length;
  }

  line(finding, place = "") {
    const { level, text, advice } = spoken(finding);
    const held = make("div", { class: `finding ${isMissing(finding) ? "missing" : finding.severity}` });
    held.append(
      make("b", { text: level }),
      ` ${text}`,
      advice ? make("span", { class: "quiet", text: ` ${advice}` }) : "",
      make("span", { class: "code", text: finding.rule }),
    );
    if (place) held.append(make("div", { class: "quiet small", text: place }));
    const isRule = /^[ACYTSBP]\d\d$/.test(finding.rule) && finding.severity !== "info" && !isMissing(finding);
    if (isRule) {
      held.append(make("button", { type: "button", class: "link", text: "豁免…", "aria-label": `豁免 ${finding.rule}`, on: { click: () => this.waive(finding, held) } }));
    }
    return held;
  }

  waive(finding, held) {
    if (held.querySelector("form")) return;
    const reason = make("input", { "aria-label": "豁免的理由", placeholder: "为什么没有问题", required: true });
    const form = make(
      "form",
      {
        class: "row",
        on: {
          submit: (event) => {
            event.preventDefault();
            const waivers = Object.assign({}, this.unit.get([WAIVERS]) || {});
            waivers[`${finding.rule} ${finding.path}`.trim()] = reason.value.trim();
            this.unit.set([WAIVERS], waivers);
            form.remove();
          },
        },
      },
      reason,
      make("button", { type: "submit", text: "写进检查豁免" }),
    );
    held.append(form);
    reason.focus();
  }
}
