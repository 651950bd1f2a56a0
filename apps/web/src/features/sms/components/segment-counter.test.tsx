// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { SegmentCounter } from './segment-counter.tsx';

describe('SegmentCounter', () => {
  it('says what still fits', () => {
    renderWithMessages(<SegmentCounter text={'a'.repeat(150)} />);
    expect(screen.getByText('1 segment · 10 left · GSM-7')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('warns of the characters that take more room, and names them', () => {
    renderWithMessages(<SegmentCounter text={`${'a'.repeat(69)}’“`} />);
    expect(screen.getByText('2 segments · 63 left · UCS-2')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe(
      'These characters make segments shorter (70 instead of 160): ’“',
    );
  });

  it('counts nothing of an empty message', () => {
    renderWithMessages(<SegmentCounter text="" />);
    expect(screen.queryByText(/segment/)).toBeNull();
  });
});
