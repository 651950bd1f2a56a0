import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

const stepTimeoutMs = 60_000;

/** What expressions may name, for example `{ inputs: { command: 'npm test' } }`. */
export type Contexts = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

type Template = Awaited<ReturnType<typeof convertWorkflowTemplate>>;
type Job = Extract<Template['jobs'][number], { type: 'job' }>;

/** What GitHub itself would find wrong with a workflow; nothing, hopefully. It may call the workflow in `called`. */
export async function problemsOf(text: string, called?: string): Promise<string[]> {
  const { problems } = await read(text, called);
  return problems;
}

/** The only job of a workflow, or the one with this id. */
export async function jobOf(text: string, id?: string): Promise<Job> {
  const { template, problems } = await read(text);
  const job = id === undefined ? template.jobs[0] : template.jobs.find((each) => String(each.id) === id);
  if (problems.length > 0 || job?.type !== 'job') throw new Error(`This is no job. ${problems.join(' ')}`);
  return job;
}

async function read(content: string, called = '') {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  if (value === undefined) throw new Error('This is no workflow.');
  const files = { getFileContent: async () => ({ name: 'called.yml', content: called }) };
  const template = await convertWorkflowTemplate(context, value, files, { fetchReusableWorkflowDepth: 1 });
  return { template, problems: context.errors.getErrors().map(({ message }) => message) };
}

/** The variables of a job, a service or a step. */
export function environmentOf(env: Job['env'], contexts: Contexts): Record<string, string> {
  const pairs = [...(env?.assertMapping('env') ?? [])];
  return Object.fromEntries(pairs.map(({ key, value }) => [String(key), expand(String(value), contexts)]));
}

export interface StepsRun {
  readonly cwd: string;
  readonly contexts: Contexts;
  /** As the machine of the job has it. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs the scripts of a job as a runner does: one after the other with bash, each with its own variables and those that an
 * earlier one has written into `GITHUB_ENV`. Actions such as checkout are left out.
 * @throws with the output of the step that failed.
 */
export function runSteps({ steps, env }: Job, { cwd, contexts, environment }: StepsRun): string {
  const temporary = mkdtempSync(join(tmpdir(), 'runner-'));
  const exported = join(temporary, 'env');
  try {
    return steps
      .filter((step) => 'run' in step && isDue(String(step.if), contexts))
      .map((step) => {
        const script = 'run' in step ? expand(String(step.run), contexts) : '';
        const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
          cwd,
          encoding: 'utf8',
          timeout: stepTimeoutMs,
          env: {
            ...environment,
            ...environmentOf(env, contexts),
            ...readExported(exported),
            ...('env' in step && environmentOf(step.env, contexts)),
            GITHUB_ENV: exported,
            RUNNER_TEMP: temporary,
          },
        });
        if (status !== 0) throw new Error(`A step ended with ${status}:\n${script}\n${stdout}${stderr}`);
        return stdout;
      })
      .join('');
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** `NAME=value` lines. */
function readExported(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2) as [string, string]));
}

const isDue = (condition: string, contexts: Contexts): boolean => {
  const [, own] = /^\$\{\{ success\(\)(?: && \((.*)\))? \}\}$/s.exec(condition) ?? [];
  return own === undefined || evaluate(own, contexts) === 'true';
};

const expand = (text: string, contexts: Contexts) =>
  text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression.trim(), contexts));

function evaluate(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), []).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as InstanceType<typeof data.Dictionary>;
  return new Evaluator(tree, values).evaluate().coerceString();
}
