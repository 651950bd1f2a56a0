/**
 * A device, unless the test is given up while the browser asks for permission: then it is closed as soon as it opens.
 */
export async function openDevice(wanted: MediaStreamConstraints, signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  if (signal.aborted) for (const track of stream.getTracks()) track.stop();
  return stream;
}
