import {
  NumberTaskGateway,
  type NumberTask,
  type TaskProgress,
} from '../../src/phone-numbers/number-task-gateway.ts';
import { toAcsUnavailable } from '../../src/platform/acs-error.ts';

/** The real gateway behind a network that loses what it is told to lose. */
export class LossyNumberTaskGateway extends NumberTaskGateway {
  /** The gateway that it stands before, once the resource is there. */
  inner: NumberTaskGateway | undefined;
  /** How many beginnings are lost before they reach the resource. */
  losesRequests = 0;
  /** How many beginnings reach the resource, but not their answers: as when the process dies between the two. */
  losesAnswers = 0;
  begun = 0;

  override async begin(task: NumberTask): Promise<TaskProgress> {
    this.begun += 1;
    if (this.losesRequests > 0) {
      this.losesRequests -= 1;
      throw toAcsUnavailable(new Error('lost on the way'));
    }
    const progress = await this.inner!.begin(task);
    if (this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      throw toAcsUnavailable(new Error('lost on the way back'));
    }
    return progress;
  }

  override follow(task: NumberTask, operationId: string): Promise<TaskProgress> {
    return this.inner!.follow(task, operationId);
  }
}
