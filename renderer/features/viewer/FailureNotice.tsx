import { Download, ExternalLink } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { sayProblem } from '../../ui/say-problem.ts';

export interface FailureNoticeProps {
  readonly id: string;
  readonly isVideo: boolean;
  /** Room for the filmstrip, CSS pixels. */
  readonly below: number;
}

/** Why only the thumbnail is seen, and what can be done: the engine knows whether the file is away, damaged or fine. */
export function FailureNotice({ id, isVideo, below }: FailureNoticeProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState<string | null>(null);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let isLate = false;
    api.photos.locate.query({ id, variant: 'display' }).then(
      () => {
        if (isLate) return;
        setThere(true);
        setReason(isVideo ? t`This browser cannot play this video. Open it with another program.` : t`This picture cannot be shown here at full size.`);
      },
      (error: unknown) => {
        if (!isLate) setReason(sayProblem(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [id, isVideo, t]);
  if (reason === null) return null;
  const { downloadPhotos } = desktop;
  return (
    <div role="alert" data-over-stage className="absolute inset-x-4 mx-auto flex w-fit max-w-xl flex-wrap items-center justify-center gap-3 rounded-xl bg-surface px-4 py-2.5 text-body text-ink shadow-raised ring-1 ring-line select-text" style={{ bottom: below + 16 }}>
      <p className="min-w-0 break-words">{reason}</p>
      {isThere && (
        <div className="flex gap-2">
          <Button icon={<ExternalLink size={16} aria-hidden />} onClick={() => void tellingProblems(() => desktop.openPhotos([id]))}>
            <Trans>Open</Trans>
          </Button>
          {downloadPhotos && (
            <Button icon={<Download size={16} aria-hidden />} onClick={() => downloadPhotos([id])}>
              <Trans>Download</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
