import { createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-theme';
import { brand } from './brand.ts';

const systemFonts =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', " +
  "'Noto Sans KR', 'Noto Sans JP', 'Noto Sans Arabic', 'Helvetica Neue', Arial, sans-serif";

const softCorners: Partial<Theme> = {
  borderRadiusSmall: '4px',
  borderRadiusMedium: '8px',
  borderRadiusLarge: '10px',
  borderRadiusXLarge: '16px',
};

/**
 * The design tokens of Fluent UI as one style sheet for both colour schemes. The browser picks the side of each
 * `light-dark()` by `color-scheme`, so the system theme needs no script, the first paint is right, and no theme object
 * is part of the JavaScript.
 */
export function themeCss(): string {
  const light: Theme = { ...createLightTheme(brand), ...softCorners };
  const dark: Theme = { ...createDarkTheme(brand), ...softCorners };
  dark.colorBrandForeground1 = brand[110];
  dark.colorBrandForeground2 = brand[120];
  dark.colorBrandForegroundLink = brand[110];
  const tokens = Object.keys(light).map((name) => {
    const token = name as keyof Theme;
    return `--${name}:${declaration(token, String(light[token]), String(dark[token]))}`;
  });
  return `:root{${tokens.join(';')};--fontFamilyBase:${systemFonts}}`;
}

function declaration(token: keyof Theme, light: string, dark: string): string {
  if (light === dark) return light;
  if (token.startsWith('shadow')) return bothShadows(light, dark);
  return `light-dark(${light},${dark})`;
}

/** Both sides of a shadow token have the same lengths and differ in their colours only. */
function bothShadows(light: string, dark: string): string {
  const darkColours = dark.match(colours) ?? [];
  let index = 0;
  return light.replace(
    colours,
    (lightColour) => `light-dark(${lightColour},${darkColours[index++] ?? lightColour})`,
  );
}

const colours = /rgba?\([^)]*\)|#[0-9a-f]{3,8}/gi;
