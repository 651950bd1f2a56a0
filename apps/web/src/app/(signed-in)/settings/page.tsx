import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { DeviceSettings } from '../../../features/calling/components/device-settings.tsx';
import { SessionList } from '../../../features/session/components/session-list.tsx';
import { SettingsScreen } from '../../../features/settings/components/settings-screen.tsx';
import { isThemePreference, themeCookie } from '../../../lib/theme/theme-preference.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const theme = (await cookies()).get(themeCookie)?.value;
  return (
    <SettingsScreen
      theme={isThemePreference(theme) ? theme : 'system'}
      calls={<DeviceSettings />}
      sessions={<SessionList />}
    />
  );
}
