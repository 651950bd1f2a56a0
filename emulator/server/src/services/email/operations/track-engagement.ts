import type { EmailEvents } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { notFound } from '../../../kernel/acs-error.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';

const trackingId = z.string().min(1).max(64);
const headers = z.looseObject({ 'user-agent': z.string().max(4096).optional() });

/** One transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

type Ports = Pick<EmailPorts, 'clock' | 'emails'>;
type Engagement = Pick<
  EmailEvents['EmailEngagementTrackingReportReceived'],
  'engagementContext' | 'engagementType' | 'userAgent'
>;

async function requireCopy({ emails }: Ports, id: string) {
  const copy = await emails.committed.parts.findTracked(id);
  const email = copy && (await emails.committed.emails.find(copy.emailId));
  if (!email) throw notFound(`There is no e-mail with the tracking id "${id}" in the mailbox.`);
  return { email, recipient: copy.recipient };
}

function raise({ emails }: Ports, copy: Awaited<ReturnType<typeof requireCopy>>, engagement: Engagement) {
  return emails.transact(async ({ now, raise }) =>
    raise('EmailEngagementTrackingReportReceived', {
      sender: copy.email.from.address,
      recipient: copy.recipient,
      messageId: copy.email.id,
      userActionTimestamp: now.toISOString(),
      ...engagement,
    }),
  );
}

/** The picture in a tracked e-mail: whoever loads it has opened the e-mail. */
export const loadTrackingPixel = defineOperation({
  id: 'Emulator_LoadTrackingPixel',
  route: 'GET /emailTracking/{trackingId}/pixel.gif',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: z.object({ trackingId }), headers },
  async handle(ports: Ports, { params, headers: { 'user-agent': userAgent = '' } }) {
    const copy = await requireCopy(ports, params.trackingId);
    await raise(ports, copy, { engagementType: 'view', engagementContext: '', userAgent });
    return {
      status: 200,
      headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' },
      body: new Uint8Array(pixel),
    };
  },
});

/** A link in a tracked e-mail: leads to where the application wanted it to. */
export const followTrackedLink = defineOperation({
  id: 'Emulator_FollowTrackedLink',
  route: 'GET /emailTracking/{trackingId}/links/{index}',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: z.object({ trackingId, index: z.coerce.number().int().min(0) }), headers },
  async handle(ports: Ports, { params, headers: { 'user-agent': userAgent = '' } }) {
    const copy = await requireCopy(ports, params.trackingId);
    const { findLink } = await import('../tracking/track-html.ts');
    const location = findLink(copy.email.html ?? '', params.index);
    if (location === undefined) throw notFound(`The e-mail has no link with the number ${params.index}.`);
    await raise(ports, copy, { engagementType: 'click', engagementContext: location, userAgent });
    return {
      status: 302,
      headers: {
        location: new URL(location).href,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    };
  },
});
