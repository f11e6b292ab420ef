// Run html-validate on one page after the other: JSON lines in, JSON lines out.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const config = JSON.parse(process.argv[2]);
const require = createRequire(`${config.place}/package.json`);
const { HtmlValidate, StaticConfigLoader } = require('html-validate');
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: config.presets }));

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

say({ engines: [{ name: 'html-validate', version: require('html-validate/package.json').version }] });
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  try {
    const { results } = await validator.validateString(job.html, job.page);
    say({
      id: job.id,
      messages: results.flatMap((result) => result.messages).map((message) => ({
        rule: message.ruleId, severity: message.severity === 2 ? 'error' : 'warning', text: message.message,
        line: message.line, column: message.column, selector: message.selector ?? '', url: message.ruleUrl ?? '',
      })),
    });
  } catch (error) {
    say({ id: job.id, problem: String(error?.message ?? error).slice(0, 300) });
  }
}
