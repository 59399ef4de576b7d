// A batch: begun by a button, followed by its bar, stopped by another button.
import { api, busy, byId, clear, make, tellError } from "./base.js";

const TITLES = { check: "全部检查", each: "检查反馈", collect: "收进名册", build: "全部生成", zip: "生成并打包", pdf: "连同 PDF 打包" };
const STATES = { running: "正在做", done: "做完了", stopped: "已停下", failed: "没有做完" };
const CHOICES = ["part", "form", "last", "replies"];
let current = "";

// What there is to choose from: forms, and the folders and files beside the data.
export function batchOptions(answer) {
  const add = (name, value, text) => byId(`batch-${name}`).append(make("option", { value, text: text || value }));
  for (const form of answer.forms) add("form", form.name, `${form.kind} ${form.name}（${form.years}）`);
  for (const folder of answer.folders) for (const name of ["part", "last", "replies"]) add(name, folder, `${folder}/`);
  for (const row of answer.rows) add("last", row.file);
}

function show(job) {
  byId("job").hidden = false;
  byId("job-title").textContent = `${TITLES[job.kind]}：${STATES[job.state]}`;
  byId("job-stop").hidden = job.state !== "running";
  const bar = byId("job-bar");
  bar.max = Math.max(job.total, 1);
  bar.value = job.state === "done" ? bar.max : job.done;
  const failed = job.rows.filter((row) => row.ok === false).length;
  const parts = [`${job.done} / ${job.total}，用时 ${job.seconds} 秒`];
  if (failed) parts.push(`${failed}份没有生成`);
  if (job.message) parts.push(job.message);
  byId("job-text").textContent = parts.join("；");
  if (job.state !== "running") showRows(job);
}

function showRows(job) {
  const wrong = job.rows.filter((row) => row.ok === false || row.errors || row.missing);
  const links = Object.keys(job.files).map((name) =>
    make("a", { class: "button", download: true, href: `api/download?file=${encodeURIComponent(job.files[name])}`, text: `下载${name}` }),
  );
  const lines = wrong.slice(0, 100).map((row) =>
    make(
      "li",
      {},
      make("a", { href: `check?file=${encodeURIComponent(row.file)}`, text: row.unit || row.file }),
      ` ${row.status}${row.missing ? `，${row.missing}处待填` : ""}${row.errors ? `，${row.errors}个错误` : ""} ${row.first || ""}`,
    ),
  );
  const problems = job.problems.map((each) => make("li", { text: `${each.place} ${each.message} ${each.suggestion}` }));
  clear(byId("job-rows"), make("p", { class: "row" }, ...links), make("ul", { class: "plain-list" }, ...problems, ...lines));
}

async function follow(key, done) {
  for (;;) {
    const job = await api("job", { query: { job: key } });
    show(job);
    if (job.state !== "running") {
      await done();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

export function watchBatches(done) {
  for (const button of document.querySelectorAll("[data-batch]")) {
    button.addEventListener("click", () =>
      busy(button, async () => {
        clear(byId("job-rows"));
        const data = { kind: button.dataset.batch, strict: byId("batch-strict").checked, force: byId("batch-force").checked };
        for (const name of CHOICES) data[name] = byId(`batch-${name}`).value;
        current = (await api("start", { data })).job;
        await follow(current, done);
      }),
    );
  }
  byId("job-stop").addEventListener("click", () => api("stop", { data: { job: current } }).catch(tellError));
}
