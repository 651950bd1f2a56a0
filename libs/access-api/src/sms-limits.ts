/** Apart from the schemas, so that a page that counts characters does not load them. */
export const SMS_TEXT_LIMIT = 2048;
export const SMS_RECIPIENTS_LIMIT = 100;
