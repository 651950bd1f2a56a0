'use client';

import { Button } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import { searchKeys } from './use-search-keys.ts';
import styles from './search-button.module.css';

export interface SearchButtonProps {
  isOpen: boolean;
  buttonRef: RefObject<HTMLButtonElement | null>;
  onToggle: () => void;
}

/** Opens and closes the search in the bar of a conversation. */
export function SearchButton({ isOpen, buttonRef, onToggle }: SearchButtonProps) {
  const t = useTranslations('chatSearch');
  return (
    <Button
      ref={refTo(buttonRef)}
      className={styles['button'] ?? ''}
      appearance={isOpen ? 'secondary' : 'subtle'}
      size="large"
      icon={<SearchRegular />}
      aria-label={t('open')}
      title={t('openWithKeys', { keys: searchKeys() })}
      aria-keyshortcuts="Control+F Meta+F"
      aria-expanded={isOpen}
      onClick={onToggle}
    />
  );
}
