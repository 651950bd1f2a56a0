export const themePreferences = ['system', 'light', 'dark'] as const;
export type ThemePreference = (typeof themePreferences)[number];

export const themeCookie = 'switchboard-theme';

export function isThemePreference(value: string | undefined): value is ThemePreference {
  return themePreferences.includes(value as ThemePreference);
}
