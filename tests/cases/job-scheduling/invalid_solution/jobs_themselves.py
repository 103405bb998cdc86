def order_jobs(jobs):
    return sorted(jobs)
