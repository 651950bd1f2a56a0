import { routerEventNames } from '@switchboard/acs-contracts';
import type { DefaultEvent, DefaultEvents } from './default-event.ts';

type Name = (typeof routerEventNames)[number];
type Data = DefaultEvent['data'];

const labels = { locale: 'en-us', segment: 'Enterprise' };
const job = {
  jobId: 'job-1',
  channelReference: 'case-1',
  channelId: 'voice',
  queueId: 'queue-1',
  labels,
  tags: {},
};
const { queueId, labels: _, tags: __, ...offered } = job;
const offer = { ...offered, queueId, workerId: 'worker-1', offerId: 'offer-1' };
const offerLabels = { jobPriority: 1, jobLabels: labels, jobTags: {}, workerLabels: {}, workerTags: {} };
const assignment = { assignmentId: 'assignment-1', workerId: 'worker-1' };
const selector = { key: 'language', labelOperator: 'equal', value: 'en', ttlSeconds: 60, state: 'active' };
const selectors = { requestedWorkerSelectors: [selector], attachedWorkerSelectors: [] };
const expired = {
  expiredRequestedWorkerSelectors: [{ ...selector, state: 'expired' }],
  expiredAttachedWorkerSelectors: [],
};
const worker = {
  workerId: 'worker-1',
  totalCapacity: 100,
  queueAssignments: [{ id: queueId, name: 'Support', labels: {} }],
  channelConfigurations: [{ channelId: 'voice', capacityCostPerJob: 100, maxNumberOfJobs: 1 }],
  labels,
  tags: {},
};

const jobSubject = `job/${job.jobId}/channel/${job.channelId}`;
const workerSubject = `worker/${worker.workerId}`;
const offerSubject = `${workerSubject}/job/${job.jobId}`;
const assigned = `${jobSubject}/assignment/${assignment.assignmentId}`;
const queued = `${jobSubject}/queue/${queueId}`;

/** Subject and what the data has beside that of the job, the offer or the worker. */
const described: Record<Name, (now: string) => readonly [subject: string, data: Data]> = {
  RouterJobCancelled: () => [
    `${jobSubject}/disposition/100`,
    { ...job, note: 'Not needed', dispositionCode: '100' },
  ],
  RouterJobClassificationFailed: () => [
    `${jobSubject}/classificationpolicy/policy-1`,
    { ...job, classificationPolicyId: 'policy-1', errors: [{ code: 'NoRule', message: 'No rule applies.' }] },
  ],
  RouterJobClassified: () => [
    queued,
    {
      ...job,
      queueDetails: { id: queueId, name: 'Support', labels: {} },
      classificationPolicyId: 'policy-1',
      priority: 1,
      attachedWorkerSelectors: [selector],
    },
  ],
  RouterJobClosed: () => [assigned, { ...job, ...assignment, dispositionCode: '100' }],
  RouterJobCompleted: () => [assigned, { ...job, ...assignment }],
  RouterJobDeleted: () => [jobSubject, job],
  RouterJobExceptionTriggered: () => [
    `${jobSubject}/exceptionrule/rule-1`,
    { ...job, ruleKey: 'rule-1', exceptionRuleId: 'rule-1' },
  ],
  RouterJobQueued: () => [queued, { ...job, ...selectors, priority: 1 }],
  RouterJobReceived: (now) => [
    jobSubject,
    {
      ...job,
      ...selectors,
      jobStatus: 'pendingClassification',
      classificationPolicyId: 'policy-1',
      priority: 1,
      scheduledOn: now,
      unavailableForMatching: false,
    },
  ],
  RouterJobSchedulingFailed: (now) => [
    jobSubject,
    { ...job, ...expired, priority: 1, scheduledOn: now, failureReason: 'The selectors have expired.' },
  ],
  RouterJobUnassigned: () => [assigned, { ...job, ...assignment }],
  RouterJobWaitingForActivation: (now) => [
    jobSubject,
    { ...job, ...expired, priority: 1, scheduledOn: now, unavailableForMatching: false },
  ],
  RouterJobWorkerSelectorsExpired: () => [queued, { ...job, ...expired }],
  RouterWorkerDeleted: () => [workerSubject, { workerId: worker.workerId }],
  RouterWorkerDeregistered: () => [workerSubject, { workerId: worker.workerId }],
  RouterWorkerOfferAccepted: () => [offerSubject, { ...offer, ...offerLabels, assignmentId: 'assignment-1' }],
  RouterWorkerOfferDeclined: () => [offerSubject, offer],
  RouterWorkerOfferExpired: () => [offerSubject, offer],
  RouterWorkerOfferIssued: (now) => [
    offerSubject,
    { ...offer, ...offerLabels, offeredOn: now, expiresOn: now },
  ],
  RouterWorkerOfferRevoked: () => [offerSubject, offer],
  RouterWorkerRegistered: () => [workerSubject, worker],
  RouterWorkerUpdated: () => [workerSubject, { ...worker, updatedWorkerProperties: ['TotalCapacity'] }],
};

/** Job Router, which the emulator does not have: its events come by trigger only. */
export const routerDefaults: DefaultEvents = Object.fromEntries(
  routerEventNames.map((name) => [
    name,
    (now: Date): DefaultEvent => {
      const [subject, data] = described[name](now.toISOString());
      return { subject, data };
    },
  ]),
);
