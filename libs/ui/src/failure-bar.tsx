'use client';

import { MessageBar, MessageBarBody } from '@fluentui/react-components';

export interface FailureBarProps {
  title: string;
  /** The sentence that carries the correlation id, already translated. */
  reference?: string | undefined;
}

/** Why something that was asked for did not happen, beside the place where it can be tried again. */
export function FailureBar({ title, reference }: FailureBarProps) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {title} {reference}
      </MessageBarBody>
    </MessageBar>
  );
}
