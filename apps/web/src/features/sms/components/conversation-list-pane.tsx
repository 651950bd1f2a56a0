'use client';

import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { smsExportPath } from '@switchboard/access-api';
import { ListPane } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useDebounced } from '../../../lib/http/use-debounced.ts';
import { useSms } from '../hooks/sms-context.tsx';
import type { ConversationFilter } from '../state/conversation-list.ts';
import { readSearch } from '../text/search-kind.ts';
import { ConversationFilters, type ChosenFilters } from './conversation-filters.tsx';
import { ConversationList } from './conversation-list.tsx';
import { MessageSearch } from './message-search.tsx';
import { NewMessageButton } from './new-message-button.tsx';

/** The left pane: ways to write and to export, a search, filters, the conversations or the messages that were found. */
export function ConversationListPane() {
  const t = useTranslations('sms');
  const { numbers } = useSms();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ChosenFilters>({ phoneNumber: '', label: '', unread: false });
  const restedText = useDebounced(text);
  const label = useDebounced(chosen.label.trim());
  const search = useMemo(() => readSearch(restedText), [restedText]);
  const { phoneNumber, unread } = chosen;
  const filter = useMemo(
    (): ConversationFilter => ({
      ...(phoneNumber ? { phoneNumber } : {}),
      ...(label ? { label } : {}),
      ...(unread ? { unread } : {}),
      ...(search.kind === 'contact' ? { search: search.digits } : {}),
    }),
    [phoneNumber, label, unread, search],
  );
  return (
    <ListPane
      title={t('title')}
      label={t('conversations')}
      actions={
        <>
          <Button
            as="a"
            href={smsExportPath(phoneNumber ? { phoneNumber } : {})}
            download=""
            appearance="subtle"
            shape="circular"
            icon={<ArrowDownloadRegular />}
            aria-label={t('export')}
            title={t('export')}
          />
          <NewMessageButton />
        </>
      }
      search={text}
      searchLabel={t('search')}
      onSearch={setText}
      filters={
        numbers && numbers.length > 0 ? (
          <ConversationFilters numbers={numbers} chosen={chosen} onChange={setChosen} />
        ) : null
      }
    >
      {search.kind === 'messages' ? (
        <MessageSearch words={search.words} phoneNumber={phoneNumber} />
      ) : (
        <ConversationList
          filter={filter}
          onClear={() => {
            setText('');
            setChosen({ phoneNumber: '', label: '', unread: false });
          }}
        />
      )}
    </ListPane>
  );
}
