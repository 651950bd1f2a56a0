export type CallGrade = 'Bad' | 'Average' | 'Good';
export interface MediaGrades {
  readonly jitter: CallGrade;
  readonly packetLoss: CallGrade;
  readonly rtt: CallGrade;
}
export interface InCallDiagnostics {
  readonly connected: boolean;
  readonly bandWidth: CallGrade;
  readonly diagnostics: { readonly audio: MediaGrades; readonly video: MediaGrades };
}

/** What one kind of media went through. Undefined figures have not been measured. */
export interface MediaFigures {
  readonly jitterMs: number | undefined;
  /** 0 to 1. */
  readonly lossShare: number | undefined;
  readonly roundTripMs: number | undefined;
}
export interface LoopbackFigures {
  /** What the line carries, as the browser estimates it, in bits per second. */
  readonly bandwidth: number | undefined;
  readonly audio: MediaFigures;
  readonly video: MediaFigures;
}

/**
 * The limits of good and average. The round trip of 200 ms is the documented recommendation; bandwidths are the documented needs of a picture
 * of 720 and of 360 lines. The others are our own.
 *
 * @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/media-quality-sdk
 */
const limits = {
  roundTripMs: [200, 500],
  jitterMs: [30, 60],
  lossShare: [0.02, 0.05],
  bandwidth: [1_200_000, 500_000],
} as const;

/** Undefined when there was no call. */
export function gradeCall(figures: LoopbackFigures | undefined): InCallDiagnostics {
  return {
    connected: figures !== undefined,
    bandWidth: gradeBandwidth(figures?.bandwidth),
    diagnostics: { audio: gradeMedia(figures?.audio), video: gradeMedia(figures?.video) },
  };
}

function gradeBandwidth(bandwidth: number | undefined): CallGrade {
  const [good, average] = limits.bandwidth;
  if (bandwidth === undefined || bandwidth < average) return 'Bad';
  return bandwidth < good ? 'Average' : 'Good';
}

const gradeMedia = (figures: MediaFigures | undefined): MediaGrades => ({
  jitter: grade(figures?.jitterMs, limits.jitterMs),
  packetLoss: grade(figures?.lossShare, limits.lossShare),
  rtt: grade(figures?.roundTripMs, limits.roundTripMs),
});

/** What could not be measured has not worked. */
function grade(value: number | undefined, [good, average]: readonly [number, number]): CallGrade {
  if (value === undefined || value > average) return 'Bad';
  return value > good ? 'Average' : 'Good';
}
