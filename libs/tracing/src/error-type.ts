/** Short, and of the characters that codes and names of classes have: anything else may be what people write. */
const word = /^[\w./-]{1,64}$/;

/** How a trace names an error: by its code where it has one, for names are minified or say little; never by its message. */
export function errorTypeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return (
    ([code, name].find((each) => typeof each === 'string' && word.test(each)) as string | undefined) ??
    'error'
  );
}
