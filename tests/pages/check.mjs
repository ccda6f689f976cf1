// Looks at the pages from outside: html-validate on every kind of page, Lighthouse's mobile preset on five of them.
// Starts the program in Release over a store of its own; fails when a page has a fault or the median of a
// category is below 100.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const comparison = '/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference';
const measured = ['/', '/tools', '/tools/mistral-3-small-22b', comparison, '/reviewers/builder'];
const validated = [
  ...measured, '/tools?q=mistrl', '/tools?category=nowhere', '/compare', '/compare?tool=nope&tool=smollm3',
  '/compare/mistral-3-small-22b-vs-ml-intern', '/compare/ml-intern-vs-smollm3-vs-smolvlm2', '/categories', '/categories/developer-tools',
  '/reviewers', '/bookmarks', '/bookmarks/shared/nobody', '/subscribe', '/subscribe/sent', '/unsubscribe/nobody', '/digests', '/methodology', '/about', '/privacy', '/attribution', '/nowhere', '/error',
];
const browser = process.env.CHROME_PATH ?? '/usr/bin/chromium';

const folder = mkdtempSync(join(tmpdir(), 'toolverdicts-pages-'));
const project = new URL('../../src/ToolVerdicts.Web', import.meta.url).pathname;
const site = spawn(
  'dotnet', ['run', '-c', 'Release', '--project', project, '--', `--Store=${join(folder, 'store.db')}`, '--urls=http://127.0.0.1:0', '--Limits:Reads=0'],
  { stdio: ['ignore', 'pipe', 'inherit'], detached: true });

let faults = 0;
try {
  const base = await address(site);
  for (const path of validated) await validate(base, path);
  if (!process.argv.includes('--validate')) await measure(base);
} finally {
  process.kill(-site.pid);
  rmSync(folder, { recursive: true, force: true });
}

console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exit(faults === 0 ? 0 : 1);

async function address(program) {
  let said = '';
  for await (const part of program.stdout) {
    said += part;
    const found = said.match(/ look +(http:\/\/\S+)\n/);
    if (found) return found[1];
  }
  throw new Error(`The program ended:\n${said}`);
}

async function validate(base, path) {
  const rules = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // The address /compare?tool=a&tool=b names its tools alike.
    // A table that is laid out as a grid is a table to a screen reader by its roles alone.
    // Razor writes required="required", which is the same.
    rules: { 'form-dup-name': 'off', 'no-redundant-role': 'off', 'attribute-boolean-style': 'off' },
  });
  const report = await rules.validateString(await (await fetch(base + path)).text());
  for (const message of report.results.flatMap((result) => result.messages)) {
    faults++;
    console.log(`${path}: line ${message.line}: ${message.message} (${message.ruleId})`);
  }
  console.log(`${report.valid ? 'valid  ' : 'INVALID'} ${path}`);
}

// One run on a machine of two processors moves by eight points, even for a page of two words. The median of five is steady; the pages
// take turns, so that the program's start slows one run of each.
async function measure(base) {
  const runs = measured.map(() => []);
  for (let round = 0; round < 5; round++) {
    for (const [index, path] of measured.entries()) runs[index].push(await lighthouseRun(base + path));
  }
  measured.forEach((path, index) => judge(path, runs[index]));
}

function judge(path, runs) {
  const score = (run, name) => Math.round(100 * run.categories[name].score);
  const medians = Object.keys(runs[0].categories).map((name) => [name, median(runs.map((run) => score(run, name)))]);
  console.log(`${path}: ${medians.map(([name, middle]) => `${name} ${middle}`).join(', ')}`);
  for (const [name, middle] of medians.filter(([, middle]) => middle < 100)) {
    faults++;
    const run = runs.find((run) => score(run, name) === middle);
    for (const { id } of run.categories[name].auditRefs) {
      const audit = run.audits[id];
      if (audit.score !== null && audit.score < 1) console.log(`  ${name}: ${audit.title} ${audit.displayValue ?? ''}`);
    }
  }
}

async function lighthouseRun(url) {
  const chrome = await launch({ chromePath: browser, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] });
    return lhr;
  } finally {
    await chrome.kill();
  }
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
