// Run Lighthouse on one page after the other: JSON lines in, JSON lines out.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const config = JSON.parse(process.argv[2]);
const require = createRequire(`${config.place}/package.json`);
const load = async (name) => (await import(pathToFileURL(require.resolve(name)))).default;
const lighthouse = await load('lighthouse');
const puppeteer = await load('puppeteer-core');

// Lighthouse has the locale of each of its messages worked out anew, 0.26 s a run: once will do.
const { default: IntlMessageFormat } = createRequire(require.resolve('lighthouse'))('intl-messageformat');
const locales = new Map();
const resolveLocale = IntlMessageFormat.resolveLocale;
IntlMessageFormat.resolveLocale = (names) => {
  const key = String(names);
  if (!locales.has(key)) locales.set(key, resolveLocale(names));
  return locales.get(key);
};

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

// How long each page's own thread had a core and waited for one, in ns; nothing where the system does not say.
function turns() {
  const found = new Map();
  const read = (path) => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };  // gone meanwhile
  const session = (pid) => read(`/proc/${pid}/stat`).split(') ').pop().split(' ')[3];
  const own = session('self');
  for (const pid of own ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(pid) || session(pid) !== own || !read(`/proc/${pid}/cmdline`).includes('--type=renderer')) continue;
    const told = read(`/proc/${pid}/schedstat`);
    if (told) found.set(pid, told.split(' ').map(Number));
  }
  return found;
}

// While a page that loads is recorded, others are asked for silence, and it is noted what it got.
const recording = {
  async begin() {
    say({ records: true });
    await lines.next();
    this.before = turns();
  },

  end() {
    say({ records: false });
    let ran = 0, waited = 0;
    const after = turns();
    for (const [pid, [run, wait]] of after) {
      const [ranBefore, waitedBefore] = this.before.get(pid) ?? [0, 0];
      ran += run - ranBefore;
      waited += wait - waitedBefore;
    }
    this.turns = after.size ? { ran_ms: Math.round(ran / 1e6), waited_ms: Math.round(waited / 1e6) } : null;
  },
};

// Over a pipe, as ours: a port would be open to everybody on this machine.
class Pipe {
  constructor(browser) {
    const [, , , writes, reads] = browser.stdio;
    this.writes = writes;
    let rest = '';
    reads.setEncoding('utf8');
    reads.on('data', (piece) => {
      const [...messages] = (rest + piece).split('\0');
      rest = messages.pop();
      messages.forEach((message) => this.onmessage?.(message));
    });
    writes.on('error', () => {});
    reads.on('close', () => this.onclose?.());
  }

  send(message) {
    if (message.includes('"method":"Tracing.start"')) { recording.begin().then(() => this.write(message)); return; }
    if (message.includes('"method":"Tracing.end"')) recording.end();
    this.write(message);
  }

  write(message) { this.writes.write(`${message}\0`); }

  close() { this.writes.end(); }
}

// Not detached: it belongs to the group that is ended together.
const program = spawn(config.command[0], config.command.slice(1), { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] });
program.on('error', (error) => { process.stderr.write(`${error.message}\n`); process.exit(3); });
program.on('exit', (code, signal) => { process.stderr.write(`the browser ended (${code ?? signal})\n`); process.exit(3); });
const browser = await puppeteer.connect({ transport: new Pipe(program), defaultViewport: null, protocolTimeout: 60_000 });

const SETTINGS = {
  logLevel: 'silent',
  output: 'json',
  formFactor: 'mobile',
  throttlingMethod: 'simulate',
  // Nobody looks at the picture of the whole page, and it takes a second.
  disableFullPageScreenshot: true,
  maxWaitForFcp: 15_000,
  maxWaitForLoad: 25_000,
  // A quarter of the usual second: there is no network to wait for.
  pauseAfterFcpMs: 250, pauseAfterLoadMs: 250, networkQuietThresholdMs: 250, cpuQuietThresholdMs: 250,
};
const MOST = 20;

function placesOf(items, found = []) {
  for (const item of Array.isArray(items) ? items : []) {
    if (found.length >= MOST || !item) break;
    const node = item.type === 'node' ? item : item.node;
    const url = typeof item.url === 'string' ? item.url : item.source?.url ?? '';
    if (node || url) {
      found.push({
        selector: node?.selector ?? '', snippet: (node?.snippet ?? '').slice(0, 200), url,
        text: (node?.explanation ?? item.description ?? item.reason ?? '').toString().slice(0, 300),
      });
    }
    placesOf(item.items, found);
    placesOf(item.value?.items, found);
  }
  return found;
}

function failedOf(lhr) {
  return Object.entries(lhr.categories).flatMap(([category, { auditRefs }]) => auditRefs.flatMap((ref) => {
    const audit = lhr.audits[ref.id];
    const isBroken = audit.scoreDisplayMode === 'error';
    if (!isBroken && (audit.score === null || audit.score >= 1 || audit.scoreDisplayMode === 'informative')) return [];
    return [{
      audit: ref.id, category, weight: ref.weight, score: audit.score, title: audit.title,
      display: audit.displayValue ?? '', explanation: (audit.explanation ?? '').slice(0, 500),
      error: (audit.errorMessage ?? '').slice(0, 300), places: placesOf(audit.details?.items),
    }];
  }));
}

const idsOf = (lhr, mode) => Object.values(lhr.audits).filter((audit) => audit.scoreDisplayMode === mode).map((audit) => audit.id);

function plain(lhr) {
  const number = (id) => lhr.audits[id]?.numericValue ?? null;
  return {
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, one]) => [id, one.score])),
    metrics: {
      lcp_ms: number('largest-contentful-paint'), cls: number('cumulative-layout-shift'),
      tbt_ms: number('total-blocking-time'), fcp_ms: number('first-contentful-paint'),
      speed_index_ms: number('speed-index'),
    },
    failed: failedOf(lhr), not_applicable: idsOf(lhr, 'notApplicable'), manual: idsOf(lhr, 'manual'),
    benchmark_index: lhr.environment.benchmarkIndex, duration_ms: Math.round(lhr.timing.total),
    turns: recording.turns, warnings: lhr.runWarnings.map(String),
  };
}

async function measure(job) {
  recording.turns = null;
  const context = await browser.createBrowserContext({ proxyServer: job.proxy, proxyBypassList: ['<-loopback>'] });
  try {
    const page = await context.newPage();
    const { lhr } = await lighthouse(job.url, { ...SETTINGS, onlyCategories: job.categories }, undefined, page);
    if (lhr.runtimeError) return { problem: `${lhr.runtimeError.code}: ${lhr.runtimeError.message}`.slice(0, 300) };
    return { run: plain(lhr) };
  } finally {
    // Not waited for: a page that hangs does not answer.
    context.close().catch(() => {});
  }
}

const version = await browser.version();
say({ engines: [
  { name: 'lighthouse', version: require('lighthouse/package.json').version },
  { name: 'chromium', version: version.split('/')[1] ?? version },
  { name: 'node', version: process.versions.node },
] });
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const job = JSON.parse(line.value);
  try {
    say({ id: job.id, ...await measure(job) });
  } catch (error) {
    say({ id: job.id, problem: String(error?.friendlyMessage ?? error?.message ?? error).slice(0, 300) });
  }
}
process.exit(0);
