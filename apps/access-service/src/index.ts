export {
  startAccessService,
  type AccessServiceOptions,
  type RunningAccessService,
} from './access-service.ts';
