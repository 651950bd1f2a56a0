'use client';

import { SearchBox, type SearchBoxProps } from '@fluentui/react-components';

export interface SearchFieldProps extends Pick<SearchBoxProps, 'appearance' | 'autoFocus' | 'className'> {
  /** Says what is searched, in the field and to assistive technology. */
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** Narrows a list down while one types. */
export function SearchField({ label, onChange, ...props }: SearchFieldProps) {
  return (
    <SearchBox
      maxLength={80}
      placeholder={label}
      aria-label={label}
      onChange={(_event, data) => onChange(data.value)}
      {...props}
    />
  );
}
