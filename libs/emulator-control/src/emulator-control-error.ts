/** A request to the control API that was refused, or that got no answer. */
export class EmulatorControlError extends Error {
  override readonly name: string = 'EmulatorControlError';
  /** Method and URL, for example `POST http://localhost:3002/_emulator/reset`. */
  readonly request: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Of the emulator's error body; `NoAnswer` when no answer came. */
  readonly code: string;

  constructor(init: { request: string; status: number; code: string; message: string; cause?: unknown }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.request = init.request;
    this.status = init.status;
    this.code = init.code;
  }
}

/** What was waited for has not happened in time. */
export class EmulatorWaitTimeout extends EmulatorControlError {
  override readonly name = 'EmulatorWaitTimeout';

  constructor(request: string, message: string) {
    super({ request, status: 204, code: 'WaitTimeout', message });
  }
}

export async function refusalOf(request: string, response: Response): Promise<EmulatorControlError> {
  const text = await response.text().catch(() => '');
  const { code = 'UnknownError', message = text.slice(0, 500) } = readErrorBody(text);
  const reason = message === '' ? '' : `: ${message}`;
  return new EmulatorControlError({
    request,
    status: response.status,
    code,
    message: `${request} answered ${response.status} ${code}${reason}`,
  });
}

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
}

function readErrorBody(text: string): ErrorBody {
  try {
    const body = JSON.parse(text) as { readonly error?: ErrorBody; readonly status?: string } | null;
    return body?.error ?? (body?.status === undefined ? {} : { message: body.status });
  } catch {
    return {};
  }
}

const certificateProblem = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ALTNAME/;

/** Says what to do about the commonest causes. */
export function noAnswer(request: string, cause: unknown): EmulatorControlError {
  const { name, cause: inner } = cause as Error;
  const code = String((inner as { code?: unknown } | undefined)?.code ?? '');
  const remedy = certificateProblem.test(code)
    ? 'Trust the certificate authority of the emulator, or use the http side of the same port.'
    : 'Is the emulator running, and is this its address?';
  const problem = name === 'TimeoutError' ? 'did not answer in time' : 'got no answer';
  return new EmulatorControlError({
    request,
    status: 0,
    code: 'NoAnswer',
    message: `${request} ${problem}${code === '' ? '' : ` (${code})`}. ${remedy}`,
    cause,
  });
}
