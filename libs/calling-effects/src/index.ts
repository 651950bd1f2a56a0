export { BackgroundBlurEffect, type BackgroundBlurConfig } from './background-blur-effect.ts';
export {
  BackgroundReplacementEffect,
  type BackgroundReplacementConfig,
} from './background-replacement-effect.ts';
