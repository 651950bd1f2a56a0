/** Names of people who were called from this page: until they answer, the call itself knows their ids only. */
const names = new Map<string, string>();

export const knownNames = {
  remember: (id: string, name: string) => void names.set(id, name),
  find: (id: string) => names.get(id),
};
