'use client';

import { Avatar, type AvatarProps } from '@fluentui/react-components';

export interface PersonAvatarProps {
  name: string;
  /** Keeps the colour when the name changes. */
  colourKey?: string | undefined;
  size?: NonNullable<AvatarProps['size']>;
  /** A rounded square stands for several people. */
  isGroup?: boolean;
}

/** Initials in a colour of their own. Decorative: the name always stands beside it. */
export function PersonAvatar({ name, colourKey, size = 32, isGroup = false }: PersonAvatarProps) {
  return (
    <Avatar
      name={name}
      size={size}
      color="colorful"
      shape={isGroup ? 'square' : 'circular'}
      {...(colourKey === undefined ? {} : { idForColor: colourKey })}
      aria-hidden="true"
    />
  );
}
