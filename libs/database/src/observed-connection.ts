import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import type { StatementObserver } from './database.ts';
import type { PostgresConnection } from './open-database.ts';

/** Shows each statement to `observe` as it goes to the database, whoever wrote it: Prisma, the service or a library. */
export function observedConnection(
  connection: PostgresConnection,
  observe: StatementObserver,
): PostgresConnection {
  const { adapterFactory } = connection;
  return {
    ...connection,
    adapterFactory: {
      provider: adapterFactory.provider,
      adapterName: adapterFactory.adapterName,
      connectToShadowDb: () => adapterFactory.connectToShadowDb(),
      async connect() {
        const adapter = observed(await adapterFactory.connect(), observe);
        const startTransaction = adapter.startTransaction.bind(adapter);
        adapter.startTransaction = async (level) => observed(await startTransaction(level), observe);
        return adapter;
      },
    },
    execute: (sql, parameters) => observe(sql, () => connection.execute(sql, parameters)),
  };
}

function observed<Queryable extends SqlQueryable>(
  queryable: Queryable,
  observe: StatementObserver,
): Queryable {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => observe(query.sql, () => queryRaw(query));
  queryable.executeRaw = (query) => observe(query.sql, () => executeRaw(query));
  return queryable;
}
