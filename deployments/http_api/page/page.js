// One project: what is built now, what waits for a decision, and what was released.
const slug = decodeURIComponent(location.pathname.split("/")[2]);
const at = (id) => document.getElementById(id);
const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const RENEW_MS = 10 * 60 * 1000;
const ENDED = { completed: "good", failed: "bad", cancelled: "warn" };
const STATES = { pending: "Waiting for a worker", running: "Being built", completed: "Finished", failed: "The last run failed", cancelled: "The last run was cancelled" };
let project = null, stream = null, waiting = null, decisionKey = "", soon = 0, renewal = 0;

class Refusal extends Error {
  constructor(status, detail) { super(detail); this.status = status; }
}

async function ask(path, { method = "GET", body, headers = {} } = {}) {
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: { ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
    body: body && JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, said.detail ?? "The server does not answer. Try again in a minute.");
  return said;
}

function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const time = (moment) => element("time", { datetime: moment, text: when.format(new Date(moment)) });
const tag = (text, kind = "") => element("span", { class: `tag ${kind}`, text });
const words = (name) => name.replaceAll(/[_.-]/g, " ");
const called = (name) => (name === "seo" ? "SEO" : name[0].toUpperCase() + words(name).slice(1));
const percent = (score) => (score === null ? "not measured" : `${Math.round(score * 100)} of 100`);

function show(id, is_shown) { at(id).hidden = !is_shown; }

function complain(problem) {
  if (problem instanceof Refusal && problem.status === 401) return knock();
  at("problem").textContent = problem.message;
  show("problem", true);
}

function knock() {
  stream?.close();
  clearInterval(renewal);
  for (const id of ["project", "leave", "live", "problem"]) show(id, false);
  show("door", true);
  at("title").textContent = "Your project";
}

async function enter() {
  const found = await ask(`/v1/projects?name=${encodeURIComponent(slug)}`);
  project = found.items[0];
  show("door", false);
  show("leave", true);
  clearInterval(renewal);
  renewal = setInterval(() => ask("/v1/sessions", { method: "POST", body: { cookie: true } }).catch(complain), RENEW_MS);
  if (!project) return complain(new Error(`There is no project “${slug}”.`));
  at("title").textContent = project.title;
  document.title = `${project.title} · Atelier`;
  listen();
  await refresh();
  show("problem", false);
  show("project", true);
}

function listen() {
  stream?.close();
  stream = new EventSource("/v1/events");
  const say = (is_on) => {
    at("live").textContent = is_on ? "Live" : "Connecting again…";
    at("live").classList.toggle("on", is_on);
    show("live", true);
  };
  stream.onopen = () => { say(true); later(); };
  stream.onerror = () => {
    say(false);
    // The browser tries again by itself, unless it was refused.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => ask("/v1/projects?limit=1").then(listen, complain), 3000);
  };
  for (const kind of ["workflow.started", "workflow.completed", "workflow.failed", "project.updated", "project.completed"]) stream.addEventListener(kind, later);
  stream.addEventListener("workflow.step.started", (event) => {
    const { step, number, steps } = JSON.parse(event.data).payload;
    at("now-step").textContent = `Step ${number} of ${steps}: ${words(step)}`;
    later();
  });
  stream.addEventListener("workflow.step.completed", (event) => {
    const { payload, run_id } = JSON.parse(event.data);
    if (run_id === at("now").dataset.run) progress(payload.progress);
  });
}

function later() { clearTimeout(soon); soon = setTimeout(() => refresh().catch(complain), 300); }

function progress(share) {
  at("now-progress").value = share;
  show("now-progress", true);
}

async function refresh() {
  const of_project = `project_id=${project.project_id}&limit=10`;
  const [runs, releases] = await Promise.all([ask(`/v1/runs?${of_project}`), ask(`/v1/releases?${of_project}`)]);
  await Promise.all([showReleases(releases.items), showDecision()]);
  showNow(runs.items[0]);
  showRuns(runs.items);
}

function showNow(run) {
  const is_on = run && !(run.state in ENDED);
  if (at("now").dataset.run !== run?.run_id) {
    at("now-step").textContent = "";
    show("now-progress", false);
  }
  at("now").dataset.run = run?.run_id ?? "";
  at("now-state").textContent = !run ? "Nothing has been built yet." : waiting?.run_id === run.run_id ? "Waiting for a decision" : STATES[run.state];
  if (!is_on || waiting?.run_id === run.run_id) {
    show("now-progress", false);
    at("now-step").replaceChildren(...(run?.ended_at ? ["since ", time(run.ended_at)] : []));
  }
}

function showRuns(runs) {
  at("runs").replaceChildren(...runs.map((run) => element("li", {},
    element("p", { class: "name" }, time(run.created_at)),
    element("p", { class: "side" }, tag(run.state, ENDED[run.state])),
    element("p", { class: "wide faint", text: run.reason ?? words(run.flow) }),
  )));
  show("no-runs", !runs.length);
}

async function showReleases(releases) {
  const rows = await Promise.all(releases.map(async (release) => {
    const { grades } = await ask(`/v1/releases/${release.release_id}`);
    return element("li", {},
      element("p", { class: "name", text: `Version ${release.number}` }),
      element("p", { class: "side" }, tag(release.accepted ? "all gates passed" : "below target", release.accepted ? "good" : "warn")),
      element("p", { class: "faint" }, time(release.created_at), ` · lowest grade ${percent(release.score)}`),
      element("p", { class: "side" }, element("a", { href: `/v1/releases/${release.release_id}/report`, target: "_blank", rel: "noopener", "aria-label": `Report of version ${release.number}, in a new tab`, text: "Report" })),
      element("dl", { class: "grades wide" }, ...grades.map((grade) => element("div", {},
        element("dt", { text: called(grade.dimension) }),
        element("dd", grade.gate === "fail" ? { class: "fail", text: `${grade.letter ?? "–"} (fails)` } : { text: grade.letter ?? "–" }),
      ))),
    );
  }));
  at("releases").replaceChildren(...rows);
  show("no-releases", !rows.length);
}

async function showDecision() {
  const before = waiting?.run_id;
  try {
    waiting = (await ask(`/v1/approvals?project_id=${project.project_id}&limit=1`)).items[0] ?? null;
  } catch (problem) {
    if (problem.status === 401) throw problem;
    waiting = null;
  }
  show("decision", Boolean(waiting));
  if (!waiting) return;
  if (waiting.run_id !== before) {
    decisionKey = crypto.randomUUID();
    at("decide").reset();
    at("decision-problem").textContent = "";
  }
  at("decision-facts").replaceChildren("A version asked for on ", time(waiting.asked_at), `, lowest grade ${percent(waiting.score)}. Without an answer it ends on `, time(waiting.expires_at), ".");
  at("decision-report").href = `/v1/runs/${waiting.run_id}/approval/report`;
}

at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter ?? event.target.querySelector("button");
  at("door-problem").textContent = "";
  button.disabled = true;
  try {
    const headers = { Authorization: `Bearer ${at("key").value.trim()}` };
    await ask("/v1/sessions", { method: "POST", body: { cookie: true }, headers });
    at("sign-in").reset();
    await enter();
    at("content").focus();
  } catch (problem) {
    at("door-problem").textContent = problem.message;
    at("key").focus();
  } finally {
    button.disabled = false;
  }
});

at("decide").addEventListener("submit", async (event) => {
  event.preventDefault();
  const decision = event.submitter?.value ?? "accept";
  const instructions = at("words").value.trim();
  if (decision === "send back" && !instructions) {
    at("decision-problem").textContent = "Write what is to be different, then send it back.";
    return at("words").focus();
  }
  const buttons = [...at("decide").querySelectorAll("button")];
  for (const one of buttons) one.disabled = true;
  at("decision-problem").textContent = "";
  try {
    const headers = { "Idempotency-Key": `${decisionKey}-${decision.replace(" ", "-")}` };
    await ask(`/v1/runs/${waiting.run_id}/approval`, { method: "POST", body: { decision, instructions }, headers });
    await refresh();
    at("content").focus();
  } catch (problem) {
    if (problem.status === 401) complain(problem);
    at("decision-problem").textContent = problem.message;
    decisionKey = problem.status === 503 ? decisionKey : crypto.randomUUID();
  } finally {
    for (const one of buttons) one.disabled = false;
  }
});

at("leave").addEventListener("click", async () => {
  await ask("/v1/sessions/current", { method: "DELETE" }).catch(() => null);
  knock();
  at("key").focus();
});

enter().catch(complain);
