'use client';

import { Avatar, type AvatarProps } from '@fluentui/react-components';
import styles from './person-avatar.module.css';

export interface PersonAvatarProps {
  name: string;
  /** Keeps the colour when the name changes. */
  colourKey?: string | undefined;
  size?: NonNullable<AvatarProps['size']>;
  /** A rounded square stands for several people. */
  isGroup?: boolean;
  /** How the person can be reached; the words for it stand elsewhere. */
  presence?: 'available' | 'away' | 'in-call' | 'offline' | undefined;
  /**
   * For buttons that are labelled otherwise: initials that are drawn, not written, are no part of the text that people who
   * use speech input would say. @see WCAG 2.5.3
   */
  areInitialsDrawn?: boolean;
}

/** Initials in a colour of their own. Decorative: the name always stands beside it. */
export function PersonAvatar(props: PersonAvatarProps) {
  const { name, colourKey, size = 32, isGroup = false, presence, areInitialsDrawn = false } = props;
  return (
    <Avatar
      name={name}
      size={size}
      color="colorful"
      shape={isGroup ? 'square' : 'circular'}
      {...(presence ? { badge: { status: presence === 'in-call' ? 'busy' : presence } } : {})}
      {...(colourKey === undefined ? {} : { idForColor: colourKey })}
      {...(areInitialsDrawn && initialsOf(name)
        ? { initials: { children: <span className={styles['drawn']} data-text={initialsOf(name)} /> } }
        : {})}
      aria-hidden="true"
    />
  );
}

/** First letters of the first and the last word; none for scripts that are not abbreviated like this. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => word?.match(/^\p{Script=Latin}/u)?.[0] ?? '',
  );
  return letters.join('').toUpperCase();
}
