"""Work that is done beside the pages: one worker, jobs that can run twice."""
