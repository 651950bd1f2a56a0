export { BackgroundBlurEffect, type BackgroundBlurConfig } from './background-blur-effect.ts';
