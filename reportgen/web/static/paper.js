// The preview: the paper as the server made it, laid beside the form, following the field.
import { api, byId } from "./base.js";

// Rules go into a style sheet of this server's by script: the page allows no styles in its HTML.
export function useRules(rules, id) {
  const link = byId("paper-css");
  const sheet = Array.from(document.styleSheets).find((each) => each.ownerNode === link);
  const begin = `#${id} .w`;
  for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
    const rule = sheet.cssRules[at];
    if (rule.type === CSSRule.PAGE_RULE || (rule.selectorText || "").startsWith(begin)) sheet.deleteRule(at);
  }
  for (const rule of rules) {
    try {
      sheet.insertRule(rule.replace(".paper ", `#${id} `), sheet.cssRules.length);
    } catch (error) {
      if (!rule.startsWith("@page")) throw error; // an older browser has no names of pages
    }
  }
}

const BESIDE = 36; // margins and scroll bar
const BETWEEN = 14; // two sheets
const TEXTS = ".sheet > p, .sheet > table p"; // not those in the margins

const squeezed = (text) => text.replace(/[\s\u200b]+/g, "");
const plain = (element) => squeezed(element.textContent);

export class PaperView {
  constructor(paper, note) {
    this.paper = paper;
    this.scroll = paper.parentElement;
    this.note = note;
    this.wanted = { value: "", label: "" };
    this.turn = 0;
    window.addEventListener("resize", () => this.fit());
  }

  async show(query) {
    const turn = (this.turn += 1);
    let answer;
    try {
      answer = await api("preview", { query });
    } catch (error) {
      if (turn === this.turn && this.note) this.note.textContent = error.message;
      return;
    }
    if (turn !== this.turn) return;
    const top = this.scroll.scrollTop;
    const before = new Set(Array.from(this.paper.querySelectorAll(TEXTS), plain));
    useRules(answer.rules, this.paper.id);
    this.paper.innerHTML = answer.html; // made by the server, all text in it escaped
    this.fit();
    this.scroll.scrollTop = top;
    if (this.note) this.note.textContent = `约${this.pages()}页，分页以 Word 为准`;
    this.paper.dataset.version = answer.version;
    const all = Array.from(this.paper.querySelectorAll(TEXTS));
    const fresh = this.wanted.isEdited ? all.filter((each) => !before.has(plain(each))) : [];
    this.mark(this.best(fresh) || fresh[0] || this.best(all));
  }

  // How many pages there will be, from the heights: an estimate, and said to be one.
  pages() {
    let count = 0;
    for (const sheet of this.paper.querySelectorAll(".sheet")) {
      const style = getComputedStyle(sheet);
      const page = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      const first = Array.from(sheet.children).find((each) => !each.classList.contains("margin"));
      const held = sheet.lastElementChild.offsetTop + sheet.lastElementChild.offsetHeight - first.offsetTop;
      count += Math.max(1, Math.ceil((held - 4) / page));
    }
    return count;
  }

  // The pane is scaled with its scroll bar, for what is scaled inside of one does not stick as it
  // should; a sheet that lies across is made smaller once more, so that it does not shrink others.
  fit() {
    const sheets = Array.from(this.paper.querySelectorAll(".sheet"));
    const view = this.scroll.parentElement;
    if (!sheets.length || !view.clientWidth) return;
    const narrow = Math.min(...sheets.map((sheet) => sheet.offsetWidth));
    const scale = Math.min(1.2, view.clientWidth / (narrow + BESIDE));
    this.scroll.style.width = `${view.clientWidth / scale}px`;
    this.scroll.style.height = `${view.clientHeight / scale}px`;
    this.scroll.style.transform = `scale(${scale})`;
    for (const sheet of sheets) {
      const own = narrow / sheet.offsetWidth;
      sheet.style.transform = own < 1 ? `scale(${own})` : "";
      sheet.style.marginBottom = `${BETWEEN - (1 - own) * sheet.offsetHeight}px`;
      const cells = Array.from(sheet.querySelectorAll("td")).map((cell) => [cell, cell.offsetHeight > this.scroll.clientHeight]);
      for (const [cell, isHigh] of cells) cell.classList.toggle("high", isHigh);
    }
  }

  // What the reader is at: the value of a field, its label, and those of the groups around it.
  follow(value, labels) {
    this.wanted = { value, labels: labels.map(squeezed), isEdited: false };
    this.mark(this.best(Array.from(this.paper.querySelectorAll(TEXTS))));
  }

  // The same field with another value, which the paper does not have yet.
  edited(value) {
    this.wanted.value = value;
    this.wanted.isEdited = true;
  }

  // Which of some paragraphs the value stands in: “0” stands in many, so its labels count too.
  best(paragraphs) {
    const labels = this.wanted.labels || [];
    const label = labels[labels.length - 1] || "";
    const value = squeezed((this.wanted.value || "").split("\n")[0]).slice(0, 24);
    if (!value && !label) return null;
    let found = null;
    let most = 0;
    for (const each of paragraphs) {
      const text = plain(each);
      const row = each.closest("tr");
      const around = row ? plain(row) : text;
      let points = value && text.includes(value) ? 4 : 0;
      if (!points && text !== label) continue;
      if (value && text.includes(label + value)) points += 4;
      if (text === value) points += 1;
      if (around.includes(label)) points += 2;
      points += labels.filter((one) => around.includes(one)).length / 10;
      if (points > most) [found, most] = [each, points];
    }
    return found;
  }

  // Brings the place of what is being edited into sight.
  mark(found) {
    for (const old of this.paper.querySelectorAll(".edited")) old.classList.remove("edited");
    if (!found) return;
    found.classList.add("edited");
    const box = found.getBoundingClientRect();
    const view = this.scroll.getBoundingClientRect();
    if (box.top < view.top + 30 || box.bottom > view.bottom - 30) this.scroll.scrollTop += (box.top - view.top - view.height / 3) * (this.scroll.offsetHeight / view.height);
  }
}
