/**
 * What must happen at once or not at all, in the language of Redis. KEYS: a session and the index of its user, or the index alone;
 * the last of ARGV is how the keys of sessions begin.
 * @see https://redis.io/docs/latest/develop/programmability/eval-intro/
 */

/** ARGV: value, milliseconds of session and index, session id, hash. An index that grew long forgets sessions that timed out. */
export const addScript = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if redis.call('HLEN', KEYS[2]) >= 100 then
  local index = redis.call('HGETALL', KEYS[2])
  for i = 1, #index, 2 do
    if redis.call('EXISTS', ARGV[6] .. index[i + 1]) == 0 then redis.call('HDEL', KEYS[2], index[i]) end
  end
end
redis.call('HSET', KEYS[2], ARGV[4], ARGV[5])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return 1`;

/** ARGV: session id. */
export const removeScript = `
local hash = redis.call('HGET', KEYS[1], ARGV[1])
if not hash then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
return redis.call('DEL', ARGV[2] .. hash)`;

/** ARGV: the id of the session that stays, or nothing. */
export const removeAllScript = `
local count = 0
local index = redis.call('HGETALL', KEYS[1])
for i = 1, #index, 2 do
  if index[i] ~= ARGV[1] then
    redis.call('HDEL', KEYS[1], index[i])
    count = count + redis.call('DEL', ARGV[2] .. index[i + 1])
  end
end
return count`;
