/** What a value must be; the reader of the command line adds where the value came from and what it is. */
export class InvalidValue extends Error {}
