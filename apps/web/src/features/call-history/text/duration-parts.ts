interface DurationPart {
  readonly unit: 'hour' | 'minute' | 'second';
  readonly amount: number;
}

/** A duration as it is said: seconds only below an hour, nothing that is zero except a call of no length. */
export function durationParts(ms: number): DurationPart[] {
  const inSeconds = Math.max(0, Math.round(ms / 1000));
  const parts: DurationPart[] = [
    { unit: 'hour', amount: Math.floor(inSeconds / 3600) },
    { unit: 'minute', amount: Math.floor((inSeconds % 3600) / 60) },
    { unit: 'second', amount: inSeconds >= 3600 ? 0 : inSeconds % 60 },
  ];
  const said = parts.filter(({ amount }) => amount > 0);
  return said.length > 0 ? said : [{ unit: 'second', amount: 0 }];
}
