/** An optional package: see the README. What is used of it, by its public documentation. */
declare module '@azure/communication-calling-effects' {
  export class BackgroundBlurEffect {
    readonly name: 'BackgroundBlur' | 'BackgroundReplacement';
    isSupported(): Promise<boolean>;
  }
  export class BackgroundReplacementEffect extends BackgroundBlurEffect {
    constructor(config: { backgroundImageUrl: string });
  }
}
