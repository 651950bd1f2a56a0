import { AppError } from '@switchboard/node-kit';

export const notYourOwnAccount = () =>
  new AppError(
    'forbidden',
    'admin/own-account',
    'You cannot disable your own account or take the administrator role from it. Ask another administrator.',
  );
