// The peers from npm on the same data: node peers.mjs FOLDER, which holds what batch_peers.py wrote.
// Prints a JSON object: name and version to the median of milliseconds a document.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const folder = process.argv[2];
const need = createRequire(path.join(process.argv[3], "package.json"));
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf8"));
const versionOf = (name) =>
  JSON.parse(
    fs.readFileSync(path.join(process.argv[3], "node_modules", name, "package.json"), "utf8"),
  ).version;
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function measure(render) {
  const times = [];
  for (let round = 0; round < data.length + 5; round++) {
    const start = process.hrtime.bigint();
    const made = await render(data[round % data.length]);
    fs.writeFileSync(path.join(folder, "made.docx"), made);
    if (round >= 5) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times);
}

const results = {};
const peers = {
  docxtemplater: async () => {
    const Docxtemplater = need("docxtemplater");
    const PizZip = need("pizzip");
    const template = fs.readFileSync(path.join(folder, "docxtemplater.docx"));
    return (each) => {
      const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      made.render(each);
      return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": async () => {
    const { TemplateHandler } = need("easy-template-x");
    const template = fs.readFileSync(path.join(folder, "easy-template-x.docx"));
    const handler = new TemplateHandler();
    return async (each) => Buffer.from(await handler.process(template, each));
  },
  carbone: async () => {
    const carbone = need("carbone");
    const template = path.join(folder, "carbone.docx");
    return (each) =>
      new Promise((resolve, reject) =>
        carbone.render(template, each, (error, made) => (error ? reject(error) : resolve(made))),
      );
  },
};
for (const [name, make] of Object.entries(peers)) {
  try {
    results[`${name} ${versionOf(name)}`] = await measure(await make());
  } catch (error) {
    results[name] = `missing: ${String(error.message ?? error).split("\n")[0]}`;
  }
}
console.log(JSON.stringify(results));
process.exit(0);
