'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslations } from 'next-intl';

/** Says that the session ended elsewhere. Drafts and queued messages stay in the browser for the next sign-in. */
export function SignedOutDialog() {
  const t = useTranslations('session');
  const signIn = () => {
    const returnTo = `${location.pathname}${location.search}`;
    location.assign(`/sign-in?${new URLSearchParams({ returnTo })}`);
  };
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('signedOutTitle')}</DialogTitle>
          <DialogContent>{t('signedOutText')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={signIn}>
              {t('signInAgain')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
