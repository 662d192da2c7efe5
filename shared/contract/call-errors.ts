import { z } from 'zod';
import { AlbumenError, type AlbumenErrorCode } from './errors.ts';

/** A failed call as it travels: the message, and the code where a person can act on it (null for a bug). */
export interface CallErrorShape {
  readonly message: string;
  readonly data: { readonly albumenCode: AlbumenErrorCode | null };
}

/** Server side: what to tell the caller about an error that a procedure threw. */
export function describeCallError<Shape extends { message: string; data: object }>(
  error: { readonly code: string; readonly message: string; readonly cause?: unknown },
  shape: Shape,
): { message: string; data: Shape['data'] & CallErrorShape['data'] } {
  const { cause } = error;
  if (cause instanceof AlbumenError) {
    return { message: cause.message, data: { ...shape.data, albumenCode: cause.code } };
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof z.ZodError) {
    return { message: sayIssues(cause), data: { ...shape.data, albumenCode: 'bad-input' } };
  }
  if (cause instanceof z.ZodError) {
    return { message: `The engine answered out of contract: ${sayIssues(cause)}`, data: { ...shape.data, albumenCode: null } };
  }
  return { message: error.message, data: { ...shape.data, albumenCode: null } };
}

/** Client side: the error that the engine threw; a plain Error where it was a bug. */
export function restoreCallError(shape: CallErrorShape): Error {
  const code = shape.data.albumenCode;
  return code === null ? new Error(shape.message) : new AlbumenError(code, shape.message);
}

function sayIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.length === 0 ? 'value' : issue.path.join('.')}: ${issue.message}`).join('; ');
}
