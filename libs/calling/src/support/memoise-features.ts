/** The features of one object: each factory makes one, the first time it is asked for. */
export function memoiseFeatures() {
  const known = new Map<object, { dispose(): void }>();
  return {
    get<TFeature extends { dispose(): void }>(factory: object, create: () => TFeature): TFeature {
      const feature = known.get(factory) ?? create();
      known.set(factory, feature);
      return feature as TFeature;
    },
    dispose() {
      for (const feature of known.values()) feature.dispose();
    },
  };
}
