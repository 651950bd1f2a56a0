'use client';

import { CounterBadge } from '@fluentui/react-components';
import { CallFilled, CallRegular } from '@fluentui/react-icons/svg/call';
import { ChatFilled, ChatRegular } from '@fluentui/react-icons/svg/chat';
import { DialpadFilled, DialpadRegular } from '@fluentui/react-icons/svg/dialpad';
import { PhoneChatFilled, PhoneChatRegular } from '@fluentui/react-icons/svg/phone-chat';
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { ShieldPersonFilled, ShieldPersonRegular } from '@fluentui/react-icons/svg/shield-person';
import type { Role } from '@switchboard/access-api';
import { BrandMark } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useCallNews } from '../calls/call-news.tsx';
import { useUnreadTotal } from '../chat/use-unread-total.ts';
import { useSmsUnread } from '../sms/use-sms-unread.ts';
import { useUnreadInTitle } from './document-title.ts';
import styles from './navigation-rail.module.css';

/** The places of the application; a column on wide screens, a bar at the bottom of narrow ones. */
export function NavigationRail({ role, account }: { role: Role; account: ReactNode }) {
  const t = useTranslations('navigation');
  const unread = useUnreadTotal();
  return (
    <nav aria-label={t('label')} className={styles['rail']}>
      <span className={styles['mark']}>
        <BrandMark size={36} />
      </span>
      <RailLink
        href="/chat"
        label={t('chat')}
        hint={unread > 0 ? t('unread', { count: unread }) : undefined}
        icon={<ChatRegular />}
        activeIcon={<ChatFilled />}
        unreadCount={unread}
      />
      <CallsLink />
      {role === 'guest' ? null : (
        <>
          <SmsLink />
          <RailLink
            href="/numbers"
            label={t('numbers')}
            icon={<DialpadRegular />}
            activeIcon={<DialpadFilled />}
          />
        </>
      )}
      {role === 'admin' ? (
        <RailLink
          href="/admin/users"
          base="/admin"
          label={t('admin')}
          icon={<ShieldPersonRegular />}
          activeIcon={<ShieldPersonFilled />}
        />
      ) : null}
      <RailLink
        href="/settings"
        label={t('settings')}
        icon={<SettingsRegular />}
        activeIcon={<SettingsFilled />}
      />
      <span className={styles['account']}>{account}</span>
    </nav>
  );
}

function CallsLink() {
  const t = useTranslations('navigation');
  const { missedCalls, meetings } = useCallNews();
  useUnreadInTitle('calls', missedCalls + meetings);
  const hints = [
    ...(missedCalls > 0 ? [t('missedCalls', { count: missedCalls })] : []),
    ...(meetings > 0 ? [t('meetingNews', { count: meetings })] : []),
  ];
  return (
    <RailLink
      href="/calls"
      alsoAt="/meetings"
      label={t('calls')}
      hint={hints.length > 0 ? hints.join(', ') : undefined}
      icon={<CallRegular />}
      activeIcon={<CallFilled />}
      unreadCount={missedCalls + meetings}
    />
  );
}

function SmsLink() {
  const t = useTranslations('navigation');
  const unread = useSmsUnread();
  useUnreadInTitle('sms', unread);
  return (
    <RailLink
      href="/sms"
      label={t('sms')}
      hint={unread > 0 ? t('unreadSms', { count: unread }) : undefined}
      icon={<PhoneChatRegular />}
      activeIcon={<PhoneChatFilled />}
      unreadCount={unread}
    />
  );
}

interface RailLinkProps {
  href: string;
  /** Beginning of the paths of this place, when `href` is one of several. */
  base?: string;
  /** Another beginning of paths of this place. */
  alsoAt?: string;
  label: string;
  hint?: string | undefined;
  icon: ReactNode;
  activeIcon: ReactNode;
  unreadCount?: number;
}

function RailLink(props: RailLinkProps) {
  const { href, base = href, alsoAt = base, label, hint, icon, activeIcon, unreadCount = 0 } = props;
  const pathname = usePathname();
  const isActive = [base, alsoAt].some((start) => pathname === start || pathname.startsWith(`${start}/`));
  return (
    <Link href={href} className={styles['link']} aria-current={isActive ? 'page' : undefined}>
      <span className={styles['icon']} aria-hidden="true">
        {isActive ? activeIcon : icon}
        {unreadCount > 0 ? (
          <span className={styles['badge']}>
            <CounterBadge count={unreadCount} size="small" color="brand" aria-hidden="true" />
          </span>
        ) : null}
      </span>
      <span className={styles['label']}>{label}</span>
      {hint ? <span className="visually-hidden">{hint}</span> : null}
    </Link>
  );
}
