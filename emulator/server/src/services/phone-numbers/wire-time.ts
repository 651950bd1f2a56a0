/** As the service writes times: seven decimals and `+00:00`. */
export const toWireTime = (isoTime: string) => isoTime.replace('Z', '0000+00:00');
