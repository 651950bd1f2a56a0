import { NotFoundNotice } from '../lib/ui-root/not-found-notice.tsx';

export default function NotFoundPage() {
  return <NotFoundNotice />;
}
