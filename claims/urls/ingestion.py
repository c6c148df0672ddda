"""Ways in besides pasting: files and addresses, a bookmark, jobs, feeds."""

from django.urls import path

from claims.views import ingestion

urlpatterns = [
    path("desk/add/many/", ingestion.add_many, name="add-many"),
    path("desk/add/bookmark/", ingestion.bookmark, name="bookmark"),
    path("desk/jobs/", ingestion.job_list, name="jobs"),
    path("desk/jobs/<int:pk>/", ingestion.job, name="job"),
    path("desk/jobs/<int:pk>/stop/", ingestion.stop_job, name="job-stop"),
    path("desk/jobs/<int:pk>/resume/", ingestion.resume_job, name="job-resume"),
    path("desk/feeds/", ingestion.feeds, name="feeds"),
    path("desk/feeds/<int:pk>/", ingestion.switch_feed, name="feed-switch"),
]
