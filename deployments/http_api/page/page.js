// One project: what is built now, what waits for a decision, and what was released. Without a name, all of them.
const slug = named(location.pathname.split("/")[2]);
const at = (id) => document.getElementById(id);
const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const RENEW_MS = 10 * 60 * 1000;
const REFRESH_MS = 500;
const ENDED = { completed: "good", failed: "bad", cancelled: "warn" };
const STATES = { pending: "Waiting for a worker", running: "Being built", completed: "Finished", failed: "The last run failed", cancelled: "The last run was cancelled" };
const MISSING = { "send back": "Write what is to be different, then send it back.", reject: "Write why, then reject it; the reason is kept." };
const graded = new Map(); // grades by release, which never change
const told = new Map(); // the last step and progress the stream told, by run
let project = null, stream = null, place = "", waiting = null, decisionKey = "", soon = 0, renewal = 0;

class Refusal extends Error {
  constructor(status, detail) { super(detail); this.status = status; }
}

function named(part) {
  try { return decodeURIComponent(part); } catch { return part; }
}

async function ask(path, { method = "GET", body, headers = {} } = {}) {
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: { ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
    body: body && JSON.stringify(body),
  }).catch(() => { throw new Refusal(0, "The server does not answer. Try again in a minute."); });
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
  if (problem.status === 401) return knock();
  if (problem.status === 429) return later(2000);
  at("problem").textContent = problem.message;
  show("problem", true);
}

function knock() {
  unlisten();
  clearInterval(renewal);
  for (const id of ["project", "all", "leave", "live", "problem"]) show(id, false);
  show("door", true);
  at("title").textContent = slug ? "Your project" : "Your projects";
}

async function enter() {
  const found = slug && await ask(`/v1/projects?name=${encodeURIComponent(slug)}`).catch(unlessNoName);
  project = found && found.items[0];
  if (!project) await list();
  show("door", false);
  show("leave", true);
  clearInterval(renewal);
  renewal = setInterval(() => ask("/v1/sessions", { method: "POST", body: { cookie: true } }).catch(complain), RENEW_MS);
  if (!slug) return;
  if (!project) return complain(new Error(`There is no project “${slug}”. These there are:`));
  at("title").textContent = project.title;
  document.title = `${project.title} · Atelier`;
  listen();
  await refresh();
  show("problem", false);
  show("project", true);
}

function unlessNoName(problem) {
  if (problem.status !== 422) throw problem;
  return { items: [] };
}

async function list(after = "") {
  const page = await ask(`/v1/projects?limit=50${after && `&after=${after}`}`);
  const rows = page.items.map((one) => element("li", {},
    element("p", { class: "name" }, element("a", { href: `/projects/${one.name}`, text: one.title })),
    element("p", { class: "side faint" }, time(one.created_at)),
  ));
  if (after) at("projects").append(...rows);
  else at("projects").replaceChildren(...rows);
  show("no-projects", !at("projects").children.length);
  show("more-projects", Boolean(page.next));
  at("more-projects").onclick = () => list(page.next).catch(complain);
  at("title").textContent = "Your projects";
  show("all", true);
}

function unlisten() {
  stream?.close();
  stream = null;
  at("live").classList.remove("on");
}

function listen() {
  unlisten();
  if (document.hidden) return; // a browser has six connections for all its tabs
  stream = new EventSource(`/v1/events${place && `?after=${place}`}`);
  const say = (is_on) => {
    at("live").textContent = is_on ? "Live" : "Connecting again…";
    at("live").classList.toggle("on", is_on);
    show("live", true);
  };
  const again = () => later();
  stream.onopen = () => { say(true); later(); };
  stream.onerror = () => {
    say(false);
    // The browser tries again by itself, unless it was refused.
    if (stream?.readyState !== EventSource.CLOSED) return;
    place = "";
    setTimeout(() => ask("/v1/projects?limit=1").then(listen, complain), 3000);
  };
  const hear = (kind, act) => stream.addEventListener(kind, (event) => {
    place = event.lastEventId;
    act(event);
  });
  for (const kind of ["workflow.started", "workflow.completed", "workflow.failed", "project.updated", "project.completed"]) hear(kind, again);
  hear("workflow.step.started", (event) => {
    const { payload: { step, number, steps }, run_id } = JSON.parse(event.data);
    tell(run_id, { step: `Step ${number} of ${steps}: ${words(step)}` });
    later();
  });
  hear("workflow.step.completed", (event) => {
    const { payload, run_id } = JSON.parse(event.data);
    tell(run_id, { progress: payload.progress });
  });
}

function later(wait_ms = REFRESH_MS) {
  soon ||= setTimeout(() => { soon = 0; refresh().catch(complain); }, wait_ms);
}

function tell(run_id, news) {
  told.set(run_id, { ...told.get(run_id), ...news });
  if (run_id === at("now").dataset.run) showStep(run_id);
}

function showStep(run_id) {
  const { step = "", progress } = told.get(run_id) ?? {};
  at("now-step").textContent = step;
  if (progress !== undefined) at("now-progress").value = progress;
  show("now-progress", progress !== undefined);
}

async function refresh() {
  const of_project = `project_id=${project.project_id}&limit=10`;
  const [runs, releases] = await Promise.all([ask(`/v1/runs?${of_project}`), ask(`/v1/releases?${of_project}`)]);
  await Promise.all([showReleases(releases.items), showDecision()]);
  showNow(runs.items[0]);
  showRuns(runs.items);
  show("problem", false);
}

function showNow(run) {
  const is_on = run && !(run.state in ENDED);
  if (at("now").dataset.run !== run?.run_id) {
    at("now-problem").textContent = "";
    showStep(run?.run_id);
  }
  at("now").dataset.run = run?.run_id ?? "";
  show("cancel", Boolean(is_on));
  at("now-state").textContent = !run ? "Nothing has been built yet." : waiting?.run_id === run.run_id ? "Waiting for a decision" : STATES[run.state];
  if (!is_on || waiting?.run_id === run.run_id) {
    told.delete(run?.run_id);
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
    if (!graded.has(release.release_id)) graded.set(release.release_id, (await ask(`/v1/releases/${release.release_id}`)).grades);
    const grades = graded.get(release.release_id);
    return element("li", {},
      element("p", { class: "name", text: `Version ${release.number}` }),
      element("p", { class: "side" }, tag(release.accepted ? "all gates passed" : "below target", release.accepted ? "good" : "warn")),
      element("p", { class: "wide faint" }, time(release.created_at), ` · lowest grade ${percent(release.score)}`),
      element("p", { class: "wide links" },
        element("a", { href: `/v1/releases/${release.release_id}/site/`, target: "_blank", rel: "noopener", "aria-label": `Site of version ${release.number}, in a new tab`, text: "Site" }),
        element("a", { href: `/v1/releases/${release.release_id}/report`, target: "_blank", rel: "noopener", "aria-label": `Report of version ${release.number}, in a new tab`, text: "Report" }),
      ),
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
  const before = waiting && question(waiting);
  try {
    waiting = (await ask(`/v1/approvals?project_id=${project.project_id}&limit=1`)).items[0] ?? null;
  } catch (problem) {
    if (problem.status === 401 || problem.status === 429) throw problem;
    waiting = null;
  }
  if (waiting && question(waiting) !== before) {
    const { pages } = await ask(`/v1/runs/${waiting.run_id}/approval`);
    decisionKey = crypto.randomUUID();
    at("decide").reset();
    at("decision-problem").textContent = "";
    at("pages").replaceChildren(...pages.map(commentOn));
    const asked = waiting.number ? "Sent back, it was asked for again on " : "A version asked for on ";
    at("decision-facts").replaceChildren(asked, time(waiting.asked_at), `, lowest grade ${percent(waiting.score)}. Without an answer it ends on `, time(waiting.expires_at), ".");
    at("decision-site").href = `/v1/runs/${waiting.run_id}/approval/site/`;
    at("decision-report").href = `/v1/runs/${waiting.run_id}/approval/report`;
  }
  show("decision", Boolean(waiting));
}

const question = ({ run_id, number }) => `${run_id} ${number}`;

function commentOn(page, index) {
  const label = `Comment on ${page}`;
  return element("li", {},
    element("a", { href: `/v1/runs/${waiting.run_id}/approval/site${page}`, target: "_blank", rel: "noopener", "aria-label": `Look at ${page}, in a new tab`, text: page }),
    element("details", {},
      element("summary", { "aria-label": label, text: "Comment" }),
      element("textarea", { name: `comment-${index}`, rows: 2, maxlength: 2000, "aria-label": label, "data-page": page }),
    ),
  );
}

function comments() {
  const written = [...at("pages").querySelectorAll("textarea")];
  return written.map((one) => ({ page: one.dataset.page, text: one.value.trim() })).filter((one) => one.text);
}

at("cancel").addEventListener("click", () => {
  at("sure").returnValue = "";
  at("sure").showModal();
});

at("sure").addEventListener("close", async () => {
  if (at("sure").returnValue !== "cancel") return;
  at("now-problem").textContent = "";
  at("cancel").disabled = true;
  try {
    const run = await ask(`/v1/runs/${at("now").dataset.run}/cancel`, { method: "POST" });
    if (!(run.state in ENDED)) at("now-step").textContent = "It is being cancelled…";
    await refresh();
  } catch (problem) {
    if (problem.status === 401) complain(problem);
    at("now-problem").textContent = problem.message;
  } finally {
    at("cancel").disabled = false;
  }
});

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
  const remarks = comments();
  const missing = instructions || decision === "accept" ? "" : MISSING[decision];
  if (missing && !remarks.length) {
    at("decision-problem").textContent = missing;
    return at("words").focus();
  }
  const buttons = [...at("decide").querySelectorAll("button")];
  for (const one of buttons) one.disabled = true;
  at("decision-problem").textContent = "";
  try {
    const headers = { "Idempotency-Key": `${decisionKey}-${decision.replace(" ", "-")}` };
    await ask(`/v1/runs/${waiting.run_id}/approval`, { method: "POST", body: { decision, instructions, comments: remarks }, headers });
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

document.addEventListener("visibilitychange", () => {
  if (document.hidden) unlisten();
  else if (project && at("door").hidden) listen();
});

at("leave").addEventListener("click", async () => {
  await ask("/v1/sessions/current", { method: "DELETE" }).catch(() => null);
  knock();
  at("key").focus();
});

enter().catch(complain);
